import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApiError } from '@errlex/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { lastValueFrom, type Observable } from 'rxjs';
import { expect, it } from 'vitest';
import { ApiException } from './api.exception.js';
import { ApiExceptionFilter } from './api-exception.filter.js';
import { ErrlexModule } from './errlex.module.js';
import { toModule } from './test-support/orders.fixture.js';
import { type Platform, platforms, startServer } from './test-support/server.fixture.js';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

it('the filter keeps nothing of the errors that it has answered', async () => {
  const server = await startServer(toModule({ imports: [ErrlexModule.forRoot()] }), platforms[0] as Platform);
  const filter = server.app.get(ApiExceptionFilter);
  const errors = [
    () => new ApiException('PARAM_ERROR', { parameter: String(Math.random()) }),
    () => createApiError('INVALID_SYMBOL'),
    () => new Error(String(Math.random())),
  ];
  const run = async (times: number) => {
    for (let index = 0; index < times; index++) {
      const host = new ExecutionContextHost([{}, {}]);
      host.setType('rpc');
      const answer = filter.catch(errors[index % 3]?.(), host) as Observable<never>;
      await lastValueFrom(answer).catch(() => {});
      server.errors.length = 0;
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await run(3_000);
  const after = await run(20_000);
  expect(after - before).toBeLessThan(2 ** 20);
  await server.close();
});
