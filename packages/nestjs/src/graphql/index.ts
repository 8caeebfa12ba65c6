export { type ApolloErrorOptions, createApolloOptions } from './create-apollo-options.js';
export { createSubscriptionOptions, type SubscriptionErrorOptions } from './create-subscription-options.js';
export type { ApiErrorExtensions } from './reply-graphql.js';
