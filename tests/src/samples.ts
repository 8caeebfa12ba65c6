import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packages.js';

/** A fenced block of a document. */
interface Block {
  readonly language: string;
  readonly line: number;
  readonly code: string;
}

/** A block of code that is a module. */
export interface Sample extends Block {
  /** Name in its first line, such as `// errors.ts`, so that other samples of the document can import it; else its line number. */
  readonly file: string;
  readonly before?: Block | undefined;
  /** The next block of the document. If it is `text` or `console`, it shows the output of the sample. */
  readonly after?: Block | undefined;
}

/** Returns the blocks of a document in a language, such as `ts`. */
export function samplesOf(path: string, language = 'ts'): Sample[] {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const fences = [...lines.entries()].flatMap(([index, line]) => (line.startsWith('```') ? [index] : []));
  const blocks = fences.flatMap((start, index): Block[] => {
    if (index % 2 === 1) return [];
    const code = lines.slice(start + 1, fences[index + 1]).join('\n');
    return [{ language: lines[start]?.slice(3) ?? '', line: start + 1, code }];
  });
  return blocks.flatMap((block, index) => {
    if (block.language !== language) return [];
    const [, name = `${block.line}.${language}`] = /^\/\/ ([\w-]+\.\w+)\b/.exec(block.code) ?? [];
    return [{ ...block, file: name, before: blocks[index - 1], after: blocks[index + 1] }];
  });
}
