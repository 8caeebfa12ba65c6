import { describe, expect, it } from 'vitest';
import { readBody, readLines } from './read-input.js';

async function read(...chunks: string[]): Promise<string[][]> {
  async function* stream() {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  const batches: string[][] = [];
  for await (const lines of readLines(stream())) batches.push(lines);
  return batches;
}

describe('readLines', () => {
  it('returns the lines of each chunk when it arrives, and holds an open line back', async () => {
    expect(await read('a\nb\nc', 'd\n', '', 'e')).toEqual([['a\n', 'b\n'], ['cd\n'], ['e']]);
  });

  it('returns at most 64 lines per batch, and no empty batch', async () => {
    const batches = await read('x\n'.repeat(64), 'y\n'.repeat(130));
    expect(batches.map(({ length }) => length)).toEqual([64, 64, 64, 2]);
  });

  it('splits a line that is longer than a megabyte', async () => {
    const megabyte = 'x'.repeat(2 ** 20);
    expect(await read(megabyte, 'y', 'z\n')).toEqual([[`${megabyte}y`], ['z\n']]);
    expect(await read(`a\n${megabyte}y`)).toEqual([['a\n', `${megabyte}y`]]);
    expect(await read(megabyte, '\n')).toEqual([[`${megabyte}\n`]]);
  });

  it('returns nothing for an empty stream', async () => {
    expect(await read()).toEqual([]);
    expect(await read('')).toEqual([]);
  });
});

describe('readBody', () => {
  it('joins chunks that cut a character', async () => {
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
