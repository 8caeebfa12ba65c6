import {
  badGateway,
  createError,
  createTypeError,
  disconnected,
  invalidSymbol,
  other,
  payload,
  payloadText,
  unreadable,
} from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

/** An error in the response of a GraphQL server, whose extensions hold a payload. */
const graphQLError = {
  message: 'Invalid symbol.',
  path: ['order'],
  locations: [{ line: 1, column: 2 }],
  extensions: { code: -1121, msg: 'Invalid symbol.' },
};

/** Creates an error like `TRPCClientError`: the error of the response is in `shape`, its `data` beside it. */
function createTrpcError(shape: { message: string; code: number; data: object }): Error {
  const response = new Response(null, { status: 400 });
  return createError('TRPCClientError', shape.message, {
    shape,
    data: shape.data,
    meta: { response, responseJSON: [{ error: shape }] },
  });
}

const trpcData = { code: 'BAD_REQUEST', httpStatus: 400, path: 'order.create' };

export const graphqlAndTrpcCases: readonly ThrownCase[] = [
  {
    name: 'Apollo Client 4: CombinedGraphQLErrors with a code',
    source: 'tried-front-ends 12; @apollo/client 4.1 errors/CombinedGraphQLErrors.js',
    create: () =>
      createError('CombinedGraphQLErrors', 'Invalid symbol.', { errors: [graphQLError], data: null }),
    ...invalidSymbol,
  },
  {
    name: 'Apollo Client 4: CombinedGraphQLErrors with a payload below the code of GraphQL',
    create: () => {
      const extensions = { code: 'BAD_USER_INPUT', apiError: payload, error: payload };
      const errors = [{ message: 'Not found.' }, { ...graphQLError, extensions }];
      return createError('CombinedGraphQLErrors', 'Invalid symbol.', { errors });
    },
    ...invalidSymbol,
  },
  {
    name: 'Apollo Client 4: CombinedGraphQLErrors without a code of the API',
    create: () =>
      createError('CombinedGraphQLErrors', 'Cannot query field "x".', {
        errors: [{ message: 'Cannot query field "x".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
      }),
    ...other,
  },
  {
    name: 'Apollo Client 4: a raw 400 with a payload',
    source: 'tried-front-ends 12; @apollo/client 4.1 errors/ServerError.js',
    create: () =>
      createError('ServerError', 'Response not successful: Received status code 400', {
        response: new Response(null, { status: 400 }),
        statusCode: 400,
        bodyText: payloadText,
      }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'Apollo Client 4: a page instead of JSON',
    source: '@apollo/client 4.1 errors/ServerParseError.js',
    create: () =>
      createError(
        'ServerParseError',
        "Unexpected token '<'",
        { response: new Response(null, { status: 200 }), statusCode: 200, bodyText: '<h1>Hi</h1>' },
        new SyntaxError("Unexpected token '<'"),
      ),
    ...unreadable,
  },
  {
    name: 'Apollo Client 3: ApolloError with a code',
    create: () =>
      createError('ApolloError', 'Invalid symbol.', {
        graphQLErrors: [graphQLError],
        protocolErrors: [],
        clientErrors: [],
        networkError: null,
      }),
    ...invalidSymbol,
  },
  {
    name: 'Apollo Client 3: a raw 400 with a payload',
    source: 'apollographql/apollo-client src/errors/ServerError.ts at 04cef1f',
    create: () => {
      const fields = { response: new Response(null, { status: 400 }), statusCode: 400, result: payload };
      const networkError = createError('ServerError', 'Received status code 400', fields);
      return createError('ApolloError', networkError.message, { graphQLErrors: [], networkError });
    },
    ...invalidSymbol,
  },
  {
    name: 'urql: CombinedError with a code',
    source: 'urql-graphql/urql packages/core/src/utils/error.ts',
    create: () =>
      createError('CombinedError', '[GraphQL] Invalid symbol.', {
        graphQLErrors: [Object.assign(new Error('Invalid symbol.'), graphQLError)],
        networkError: undefined,
        response: new Response(null, { status: 200 }),
      }),
    ...invalidSymbol,
  },
  {
    name: 'urql: CombinedError without a network',
    create: () =>
      createError('CombinedError', '[Network] Failed to fetch', {
        graphQLErrors: [],
        networkError: createTypeError('Failed to fetch'),
        response: undefined,
      }),
    ...disconnected,
  },
  {
    name: 'tRPC: a payload that the error formatter adds',
    source: 'trpc/trpc packages/client/src/TRPCClientError.ts',
    create: () =>
      createTrpcError({
        message: 'Invalid symbol.',
        code: -32600,
        data: { ...trpcData, error: payload },
      }),
    ...invalidSymbol,
  },
  {
    name: 'tRPC: an error of its own code',
    source: 'spike-contract trap 6',
    create: () => createTrpcError({ message: 'Input invalid.', code: -32600, data: trpcData }),
    kind: 'api-error',
    code: -32600,
    reason: null,
    msg: 'Input invalid.',
    server: badGateway,
  },
  {
    name: 'tRPC: no network',
    create: () => createError('TRPCClientError', 'Failed to fetch', {}, createTypeError('Failed to fetch')),
    ...disconnected,
  },
];
