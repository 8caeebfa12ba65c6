import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { print, renderAdvice, toJson } from './terminal.js';

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

it('JSON is printed without a control, and reads as the same', () => {
  const value = { 'a\u202e': ['\u009b31m', '\u007f', '\n', 'שלום'] };
  for (const indent of [undefined, 2]) {
    const json = toJson(value, indent);
    expect(json).not.toMatch(/[\u007f-\u009f\u202e]/);
    expect(json).toContain('שלום');
    expect(JSON.parse(json)).toEqual(value);
  }
});

describe('renderAdvice', () => {
  it('rounds the time to wait up to whole seconds', () => {
    expect(renderAdvice({ retry: 'backoff', executed: 'no', after: 1200 })).toBe(
      'backoff: wait 2 s, then resend; not executed',
    );
  });

  it('says how to resend after a clock error', () => {
    expect(renderAdvice({ retry: 'resync', executed: 'no' })).toBe(
      'resync: read the server time, sign again, resend once; not executed',
    );
  });
});
