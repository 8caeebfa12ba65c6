import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ClientOptions, GrpcMethod, MessagePattern, Transport } from '@nestjs/microservices';

/** The options of a transport, the same object for the service and its client. */
export type Wiring = ClientOptions;

/** A way between services. */
export interface TransportCase {
  readonly name: string;
  /** Where its broker listens on loopback, where it needs one. */
  readonly port?: number;
  /** A service of its own on this transport. */
  createWiring(service: string): Wiring | Promise<Wiring>;
}

const host = '127.0.0.1';

/** The protocol of the services that are asked over gRPC. */
export const protoPath = fileURLToPath(new URL('./orders.proto', import.meta.url));

export const tcp: TransportCase = {
  name: 'TCP',
  createWiring: async () => ({ transport: Transport.TCP, options: { host, port: await findPort() } }),
};

export const redis: TransportCase = {
  name: 'Redis',
  port: 6379,
  createWiring: () => ({ transport: Transport.REDIS, options: { host, port: 6379 } }),
};

export const nats: TransportCase = {
  name: 'NATS',
  port: 4222,
  createWiring: () => ({ transport: Transport.NATS, options: { servers: [`nats://${host}:4222`] } }),
};

export const rabbitmq: TransportCase = {
  name: 'RabbitMQ',
  port: 5672,
  createWiring: (queue) => ({
    transport: Transport.RMQ,
    options: {
      urls: [`amqp://guest:guest@${host}:5672`],
      queue,
      queueOptions: { durable: false, autoDelete: true },
    },
  }),
};

/** MQTT over a broker on any port. */
export const mqtt = (port: number): TransportCase => ({
  name: 'MQTT',
  port,
  createWiring: () => ({ transport: Transport.MQTT, options: { url: `mqtt://${host}:${port}` } }),
});

export const grpc: TransportCase = {
  name: 'gRPC',
  createWiring: async () => ({
    transport: Transport.GRPC,
    options: { package: 'orders', protoPath, url: `${host}:${await findPort()}` },
  }),
};

/** Binds the handler of a service to the pattern that it is asked with. */
export function toPattern({ transport }: Wiring, service: string): MethodDecorator {
  return transport === Transport.GRPC ? GrpcMethod('Orders', 'Fail') : MessagePattern(`${service}.fail`);
}

/** A port that nobody listens on. */
export function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
