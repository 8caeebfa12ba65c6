import { describe, expect, it } from 'vitest';
import { readLines } from './read-lines.js';

async function read(...chunks: string[]): Promise<string[][]> {
  async function* stream() {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  const batches: string[][] = [];
  for await (const lines of readLines(stream())) batches.push(lines);
  return batches;
}

describe('readLines', () => {
  it('gives the lines of each chunk when it comes, and holds back what has not ended', async () => {
    expect(await read('a\nb\nc', 'd\n', '', 'e')).toEqual([['a\n', 'b\n'], ['cd\n'], ['e']]);
  });

  it('gives at most 64 lines at once, and no empty batch', async () => {
    const batches = await read('x\n'.repeat(64), 'y\n'.repeat(130));
    expect(batches.map(({ length }) => length)).toEqual([64, 64, 64, 2]);
  });

  it('hands on in pieces what goes on beyond a megabyte without a line break', async () => {
    const megabyte = 'x'.repeat(2 ** 20);
    expect(await read(megabyte, 'y', 'z\n')).toEqual([[`${megabyte}y`], ['z\n']]);
    expect(await read(`a\n${megabyte}y`)).toEqual([['a\n', `${megabyte}y`]]);
    expect(await read(megabyte, '\n')).toEqual([[`${megabyte}\n`]]);
  });

  it('gives nothing of an empty stream', async () => {
    expect(await read()).toEqual([]);
    expect(await read('')).toEqual([]);
  });
});
