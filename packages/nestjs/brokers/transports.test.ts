import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { renderMatrix } from '../src/test-support/render-matrix.fixture.js';
import { type Cells, describeTransport } from '../src/test-support/transport-facts.fixture.js';
import { grpc, mqtt, nats, rabbitmq, redis, tcp } from '../src/test-support/transports.fixture.js';
import { areRequired, isListening } from './find-broker.fixture.js';

const MOSQUITTO = 1883;
const document = new URL('../TRANSPORTS.md', import.meta.url);

const transports = [tcp, redis, nats, rabbitmq, mqtt(MOSQUITTO), grpc];
const cells: Cells = new Map();
let isWhole = true;

for (const transport of transports) {
  const { name, port } = transport;
  if (port === undefined || (await isListening(port))) {
    describeTransport(transport, cells);
    continue;
  }
  isWhole = false;
  const missing = `${name}: nothing listens on 127.0.0.1:${port}`;
  if (!areRequired()) console.warn(`${missing}, so it is skipped`);
  describe(name, () => {
    it.skipIf(!areRequired())(`listens on 127.0.0.1:${port}`, () => expect.fail(missing));
  });
}

describe('TRANSPORTS.md', () => {
  it.skipIf(!isWhole)('holds what every transport brought', async () => {
    const text = renderMatrix(await readFile(document, 'utf8'), transports, cells);
    await expect(text).toMatchFileSnapshot(document.pathname);
  });
});
