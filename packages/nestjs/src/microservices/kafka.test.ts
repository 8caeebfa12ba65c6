import { ApiError } from '@errlex/core';
import { Controller, type LoggerService, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ClientKafka,
  KafkaRetriableException,
  MessagePattern,
  Payload,
  ServerKafka,
} from '@nestjs/microservices';
import { firstValueFrom, Subject, throwError, timeout } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import { secret, throwing } from '../test-support/throwing.fixture.js';
import { toApiErrors } from './to-api-errors.js';

interface Message {
  readonly headers: Readonly<Record<string, Buffer>>;
}

/** The server of Nest with its serializer and parser, where nobody carries the messages. */
class CarriedByHand extends ServerKafka {
  readonly #sent = new Subject<Message>();

  override async listen(callback: () => void): Promise<void> {
    const send = async ({ messages }: { messages: Message[] }) => {
      for (const message of messages) this.#sent.next(message);
    };
    this.producer = { send, disconnect: async () => {} } as never;
    callback();
  }

  async ask(what: string): Promise<Message> {
    const headers = { kafka_correlationId: '7', kafka_replyTopic: 'orders.reply', kafka_replyPartition: '0' };
    const message = {
      key: null,
      value: Buffer.from(what),
      headers,
      timestamp: '0',
      attributes: 0,
      offset: '0',
    };
    const reply = firstValueFrom(this.#sent.pipe(timeout(1000)));
    const handled = this.handleMessage({ topic: 'orders', partition: 0, message } as never);
    return Promise.race([reply, handled.then(() => reply)]);
  }
}

/** A client that exposes how Nest's client reads a reply. */
class ReadingByHand extends ClientKafka {
  read(message: Message): Promise<unknown> {
    return new Promise((resolve) => {
      this.routingMap.set('7', ({ err }: { err?: unknown }) => resolve(err));
      void this.createResponseCallback()({ topic: 'orders.reply', partition: 0, message } as never);
    });
  }
}

@Controller()
class OrderHandlers {
  @MessagePattern('orders')
  async fail(@Payload() what: string): Promise<unknown> {
    if (what === 'retriable') throw new KafkaRetriableException('not yet');
    return throwing[what]?.();
  }
}

@Module({ imports: [ErrlexModule.forRoot()], controllers: [OrderHandlers] })
class OrderModule {}

describe('a service on Kafka', () => {
  const server = new CarriedByHand({});
  let close: () => Promise<void>;
  beforeAll(async () => {
    const nothing = () => {};
    const logger: LoggerService = { log: nothing, warn: nothing, error: nothing };
    const app = await NestFactory.createMicroservice(OrderModule, { strategy: server, logger });
    await app.listen();
    close = () => app.close();
  });
  afterAll(() => close());

  it.each([
    ['params', { code: -1140, params: { min: 1, max: 1000 } }],
    ['bare', { code: -2200, messageId: 'SPOT_ORDER_NOT_EXIST' }],
    ['observable', { code: -1117 }],
    ['crash', { code: -1000 }],
    ['null', { code: -1000 }],
  ])('answers "%s" with what its client reads as an ApiError', async (what, expected) => {
    const message = await server.ask(what);
    expect(String(message.headers['kafka_nest-err'])).not.toContain(secret);
    const err = await new ReadingByHand({}).read(message);
    const error = await firstValueFrom(throwError(() => err).pipe(toApiErrors())).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject(expected);
  });

  it('has a message delivered again where a handler says so', async () => {
    await expect(server.ask('retriable')).rejects.toBeInstanceOf(KafkaRetriableException);
  });
});
