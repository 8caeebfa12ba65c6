import type { ArgumentsHost } from '@nestjs/common';
import type { Socket } from '../hosts/socket.js';

/** The host of what no handler was called for. */
export function createWsHost(client: Socket, pattern: string): ArgumentsHost {
  const args = [client, undefined, undefined, pattern] as const;
  const refuse = () => {
    throw new TypeError('The host is that of a socket.');
  };
  return {
    getArgs: () => args as never,
    getArgByIndex: (index) => args[index] as never,
    getType: () => 'ws' as never,
    switchToWs: () => ({
      getClient: () => client as never,
      getData: () => undefined as never,
      getPattern: () => pattern,
    }),
    switchToHttp: refuse,
    switchToRpc: refuse,
  };
}
