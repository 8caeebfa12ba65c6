import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeTransport } from '../test-support/transport-facts.fixture.js';
import { findPort, grpc, mqtt, tcp } from '../test-support/transports.fixture.js';

const port = await findPort();

describe('services without a broker of the machine', () => {
  let broker: Aedes;
  const server = createServer((socket) => broker.handle(socket));
  beforeAll(async () => {
    broker = await Aedes.createBroker();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  });
  afterAll(() => {
    broker.close();
    server.close();
  });

  for (const transport of [tcp, mqtt(port), grpc]) describeTransport(transport);
});
