import { fromJSON, isApiError } from '@errlex/core';
import { Controller, Get, Module } from '@nestjs/common';
import { Queue, QueueEvents, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiException } from '../src/api.exception.js';
import { ErrlexModule } from '../src/errlex.module.js';
import { type Platform, platforms, type Server, startServer } from '../src/test-support/server.fixture.js';
import { isListening } from './find-broker.fixture.js';

const REDIS = 6379;
const connection = { host: '127.0.0.1', port: REDIS };
const name = `errlex-${process.pid}`;

let queue: Queue;
let events: QueueEvents;

/** Runs a job and awaits it. Rejects with the message that BullMQ has stored. */
async function runJob(): Promise<unknown> {
  const job = await queue.add('place', {});
  return job.waitUntilFinished(events);
}

@Controller()
class JobController {
  @Get()
  place(): Promise<unknown> {
    return runJob().catch((error: Error) => {
      throw fromJSON(JSON.parse(error.message)) ?? error;
    });
  }
}

@Module({ imports: [ErrlexModule.forRoot()], controllers: [JobController] })
class JobModule {}

describe.skipIf(!(await isListening(REDIS)))('a job of BullMQ that throws the JSON form of an error', () => {
  let worker: Worker<unknown, unknown>;
  let server: Server;
  beforeAll(async () => {
    queue = new Queue(name, { connection });
    events = new QueueEvents(name, { connection });
    worker = new Worker<unknown, unknown>(
      name,
      async () => {
        const error = new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
        throw new Error(JSON.stringify(error));
      },
      { connection },
    );
    await events.waitUntilReady();
    server = await startServer(JobModule, platforms[0] as Platform);
  });
  afterAll(async () => {
    await server.close();
    await worker.close();
    await events.close();
    await queue.obliterate({ force: true });
    await queue.close();
  });

  it('fails with the typed error, also in the response of whoever awaits the job', async () => {
    const error = await runJob().catch(({ message }: Error) => fromJSON(JSON.parse(message)));
    expect(isApiError(error, 'PARAM_VALIDATE_ERROR') && error.params).toEqual({ min: 1, max: 1000 });
    expect(await server.ask('/', { language: 'de' })).toMatchObject({
      status: 400,
      text: '{"code":-1140,"msg":"limit muss zwischen 1 und 1000 liegen."}',
    });
  });
});
