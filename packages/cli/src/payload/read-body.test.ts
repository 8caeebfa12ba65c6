import { describe, expect, it } from 'vitest';
import { readBody } from './read-body.js';

describe('readBody', () => {
  it('puts a text together whose characters are cut', async () => {
    const bytes = Buffer.from('Größe');
    async function* stream() {
      yield bytes.subarray(0, 3);
      yield bytes.subarray(3);
    }
    expect(await readBody(stream())).toBe('Größe');
  });

  it('reads no more than 16 MiB', async () => {
    let chunks = 0;
    async function* stream() {
      for (; chunks < 100; chunks++) yield Buffer.alloc(2 ** 20, 'x');
    }
    expect(await readBody(stream())).toHaveLength(2 ** 24);
    expect(chunks).toBe(16);
  });
});
