export type { ApiErrorExtensions } from '../hosts/graphql-reply.js';
export { type ApolloErrorOptions, createApolloOptions } from './create-apollo-options.js';
