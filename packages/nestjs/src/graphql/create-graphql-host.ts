import type { ArgumentsHost } from '@nestjs/common';

/** The host of an operation outside of its resolvers. */
export function createGraphqlHost(context: object | undefined): ArgumentsHost {
  const args = [undefined, {}, context, undefined];
  const host = {
    getType: () => 'graphql',
    getArgs: () => args,
    getArgByIndex: (index: number) => args[index],
    switchToHttp: () => ({
      getRequest: () => undefined,
      getResponse: () => undefined,
      getNext: () => undefined,
    }),
    switchToRpc: () => ({ getData: () => undefined, getContext: () => undefined }),
    switchToWs: () => ({ getData: () => undefined, getClient: () => undefined, getPattern: () => '' }),
  };
  // Its methods are generic over what their callers expect.
  return host as unknown as ArgumentsHost;
}
