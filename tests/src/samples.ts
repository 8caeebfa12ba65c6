import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packages.js';

/** The `ts` blocks of a document, each a module of its own, with the line it starts on. */
export function samplesOf(path: string): [line: number, code: string][] {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  return [...lines.entries()]
    .filter(([, line]) => line === '```ts')
    .map(([start]) => [start + 1, lines.slice(start + 1, lines.indexOf('```', start)).join('\n')]);
}
