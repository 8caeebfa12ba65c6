export type { ApiErrorExtensions } from '../hosts/graphql-reply.js';
export { type ApolloErrorOptions, createApolloOptions } from './create-apollo-options.js';
export { createSubscriptionOptions, type SubscriptionErrorOptions } from './create-subscription-options.js';
