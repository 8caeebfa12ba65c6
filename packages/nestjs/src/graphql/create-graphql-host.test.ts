import { expect, it } from 'vitest';
import { createGraphqlHost } from './create-graphql-host.js';

it('createGraphqlHost gives the host of an operation, which is empty but for its context', () => {
  const context = { req: {} };
  const host = createGraphqlHost(context);
  expect(host.getType()).toBe('graphql');
  expect(host.getArgs()).toEqual([undefined, {}, context, undefined]);
  expect(host.getArgByIndex(2)).toBe(context);
  expect(host.switchToHttp().getRequest()).toBeUndefined();
  expect(host.switchToHttp().getResponse()).toBeUndefined();
  expect(host.switchToHttp().getNext()).toBeUndefined();
  expect(host.switchToRpc().getData()).toBeUndefined();
  expect(host.switchToRpc().getContext()).toBeUndefined();
  expect(host.switchToWs().getData()).toBeUndefined();
  expect(host.switchToWs().getClient()).toBeUndefined();
  expect(host.switchToWs().getPattern()).toBe('');
});
