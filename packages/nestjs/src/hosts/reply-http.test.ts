import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { expect, it } from 'vitest';
import { wantsProblem } from './reply-http.js';

it.each([
  ['application/problem+json', true],
  ['Application/Problem+JSON', true],
  ['application/json, application/problem+json', false],
  ['application/json;q=0.5, application/problem+json', true],
  ['application/json;q=0.5, */*', false],
  ['*/*', false],
  [undefined, false],
])('a request that accepts %s wants problem details: %s', (accept, wanted) => {
  expect(wantsProblem(new ExecutionContextHost([{ headers: { accept } }]))).toBe(wanted);
});
