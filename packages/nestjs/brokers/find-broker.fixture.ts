import { connect } from 'node:net';

/** Whether anything listens on a port of loopback, which is asked for a second. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1000 });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

/** Whether a broker that does not listen is a failure: in CI, where it is said. */
export function areRequired({ CI, ERRLEX_BROKERS } = process.env): boolean {
  return CI === 'true' && ERRLEX_BROKERS === 'required';
}
