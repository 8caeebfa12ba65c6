import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { expect, it } from 'vitest';
import { createHost } from './create-host.js';

it.each([
  ['http', ['request', 'response', 'next']],
  ['graphql', ['root', {}, { req: {} }, undefined]],
  ['ws', ['client', undefined, undefined, 'connection']],
] as const)('createHost has the methods of the host of Nest: %s', (type, args) => {
  const host = createHost(type, args);
  const nest = new ExecutionContextHost([...args]);
  nest.setType(type);
  expect(host.getType()).toBe(type);
  expect(host.getArgs()).toEqual(nest.getArgs());
  expect(host.getArgByIndex(2)).toBe(nest.getArgByIndex(2));
  for (const each of ['getRequest', 'getResponse', 'getNext'] as const) {
    expect(host.switchToHttp()[each]()).toBe(nest.switchToHttp()[each]());
  }
  for (const each of ['getData', 'getContext'] as const) {
    expect(host.switchToRpc()[each]()).toBe(nest.switchToRpc()[each]());
  }
  for (const each of ['getClient', 'getData', 'getPattern'] as const) {
    expect(host.switchToWs()[each]()).toBe(nest.switchToWs()[each]());
  }
});
