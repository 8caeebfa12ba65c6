import type { ArgumentsHost } from '@nestjs/common';

/** Creates the host of something that no handler was called for, from the arguments that a handler gets. */
export function createHost(type: 'graphql' | 'http' | 'ws', args: readonly unknown[]): ArgumentsHost {
  const at = (index: number) => () => args[index];
  const host = {
    getType: () => type,
    getArgs: () => args,
    getArgByIndex: (index: number) => args[index],
    switchToHttp: () => ({ getRequest: at(0), getResponse: at(1), getNext: at(2) }),
    switchToRpc: () => ({ getData: at(0), getContext: at(1) }),
    switchToWs: () => ({ getClient: at(0), getData: at(1), getPattern: at(args.length - 1) }),
  };
  // The methods of the interface are generic over the type that their callers expect.
  return host as unknown as ArgumentsHost;
}
