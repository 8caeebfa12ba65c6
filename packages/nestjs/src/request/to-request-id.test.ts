import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { expect, it } from 'vitest';
import { toRequestId } from './to-request-id.js';

const headers = { 'x-request-id': 'e7-42' };

it.each([
  ['both names', 'http', { id: 'req-1', headers }, 'req-1 e7-42'],
  ['a name once', 'http', { id: 'e7-42', headers }, 'e7-42'],
  ['a number', 'http', { id: 7, headers: {} }, '7'],
  ['no name', 'http', { headers: {} }, undefined],
  [
    'what the caller says, and not what the socket is called',
    'ws',
    { id: 's1', handshake: { headers } },
    'e7-42',
  ],
])('toRequestId tells %s', (_, type, first, id) => {
  const host = new ExecutionContextHost([first]);
  host.setType(type);
  expect(toRequestId(host)).toBe(id);
});
