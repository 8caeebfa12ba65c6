import { fromJSON, isApiError } from '@errlex/core';
import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { ErrlexModule } from '../errlex.module.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';

/** Runs a job as BullMQ does: of what a job throws, the store keeps the message alone. */
async function runJob(job: () => Promise<unknown>): Promise<unknown> {
  try {
    return await job();
  } catch (error) {
    const failedReason = String((error as Error).message);
    throw new Error(failedReason);
  }
}

const place = async (): Promise<never> => {
  throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
};

/** A job that throws the JSON form of the error as the message of a plain `Error`. */
const placeAsJson = () =>
  place().catch((error: unknown) => {
    throw isApiError(error) ? new Error(JSON.stringify(error)) : error;
  });

@Controller()
class JobController {
  @Get('plain')
  plain(): Promise<unknown> {
    return runJob(place);
  }

  @Get('json')
  json(): Promise<unknown> {
    return runJob(placeAsJson).catch((error: Error) => {
      throw fromJSON(JSON.parse(error.message)) ?? error;
    });
  }
}

@Module({ imports: [ErrlexModule.forRoot()], controllers: [JobController] })
class JobModule {}

describe.each(platforms)('the error of a job, in a response on $platform', (platform: Platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(JobModule, platform);
  });
  afterAll(() => server.close());

  it('is the typed one if the job throws its JSON form', async () => {
    const error = await runJob(placeAsJson).catch(({ message }: Error) => fromJSON(JSON.parse(message)));
    expect(isApiError(error, 'PARAM_VALIDATE_ERROR') && error.params).toEqual({ min: 1, max: 1000 });
    expect(await server.ask('/json', { language: 'de' })).toMatchObject({
      status: 400,
      text: '{"code":-1140,"msg":"limit muss zwischen 1 und 1000 liegen."}',
    });
  });

  it('is unknown, and logged, if the store kept nothing but its text', async () => {
    server.errors.length = 0;
    expect(await server.ask('/plain')).toMatchObject({ status: 500 });
    expect(server.errors).toHaveLength(1);
  });
});
