import { connect, createServer } from 'node:net';
import { type ClientOptions, Transport } from '@nestjs/microservices';

/** The transport between the service and the edge. */
export type Wiring = ClientOptions;

const host = '127.0.0.1';
const NATS_PORT = 4222;

export async function createTcpWiring(): Promise<Wiring> {
  return { transport: Transport.TCP, options: { host, port: await findPort() } };
}

/** NATS where a server listens on its usual port of this machine, else TCP. */
export async function createWiring(): Promise<Wiring> {
  if (!(await isListening(NATS_PORT))) return createTcpWiring();
  return { transport: Transport.NATS, options: { servers: [`nats://${host}:${NATS_PORT}`] } };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
