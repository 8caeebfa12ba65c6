import { expect, it } from 'vitest';
import { GraphqlReply } from './reply-graphql.js';

it('GraphqlReply is named as an error of the API, and tells no frames', () => {
  const { name, stack } = new GraphqlReply('Invalid symbol.', { code: -1121, params: {} });
  expect([name, stack]).toEqual(['ApiError', 'ApiError: Invalid symbol.']);
});
