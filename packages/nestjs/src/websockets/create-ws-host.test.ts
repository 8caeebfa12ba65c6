import { expect, it } from 'vitest';
import type { Socket } from '../hosts/socket.js';
import { createWsHost } from './create-ws-host.js';

const client: Socket = { emit: () => true, disconnect: () => true };
const host = createWsHost(client, 'connection');

it('createWsHost gives the host of a socket without a message', () => {
  expect(host.getType()).toBe('ws');
  expect(host.getArgs()).toEqual([client, undefined, undefined, 'connection']);
  expect(host.getArgByIndex(3)).toBe('connection');
  expect(host.switchToWs().getClient()).toBe(client);
  expect(host.switchToWs().getData()).toBeUndefined();
  expect(host.switchToWs().getPattern()).toBe('connection');
});

it.each(['switchToHttp', 'switchToRpc'] as const)('createWsHost refuses %s', (name) => {
  expect(() => host[name]()).toThrow(new TypeError('The host is that of a socket.'));
});
