import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { print } from './print.js';

describe('print', () => {
  it('resolves when what it wrote was taken', async () => {
    const stdout = new PassThrough({ highWaterMark: 1 });
    const terminal = { stdin: new PassThrough(), stdout, stderr: new PassThrough(), env: {}, cwd: () => '/' };
    let isDone = false;
    const printed = print(terminal, 'Größe').then(() => {
      isDone = true;
    });
    await new Promise(setImmediate);
    expect(isDone).toBe(false);
    expect(stdout.read().toString()).toBe('Größe');
    await printed;
  });
});
