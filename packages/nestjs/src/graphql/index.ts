export { type ApolloErrorConfig, createApolloOptions } from './create-apollo-options.js';
export { createMercuriusOptions, type MercuriusErrorConfig } from './create-mercurius-options.js';
export { createSubscriptionOptions, type SubscriptionErrorConfig } from './create-subscription-options.js';
export type { ApiErrorExtensions } from './reply-graphql.js';
