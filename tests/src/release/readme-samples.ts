import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { published, root } from '../packages.js';
import { samplesOf } from '../samples.js';

const readmes = [
  'README.md',
  ...published.map(({ directory }) => `${directory.slice(root.length)}/README.md`),
];

export interface ReadmeSample {
  readonly title: string;
  readonly file: string;
  readonly code: string;
  /** Path of the document. */
  readonly after: string;
}

/** Samples of the READMEs, named by document and position. */
export const samples: readonly ReadmeSample[] = readmes.flatMap((readme) =>
  samplesOf(readme).map(({ code }, index) => {
    const title = `${readme}, sample ${index + 1}`;
    const [, after = ''] = readFileSync(join(root, readme), 'utf8').split(code);
    return { title, file: title.replaceAll(/\W+/g, '-'), code, after };
  }),
);

/** Samples that are only compiled: they need a page or another server, do not end, or call a function of the reader. */
export function isRunnable({ code }: ReadmeSample): boolean {
  return !/'@errlex\/browser|https:\/\/exchange\.example|^declare |\.listen\(/m.test(code);
}

/** A program that starts the application of a sample and prints its address. */
export function toServer({ file }: ReadmeSample): string {
  return `
    import { NestFactory } from '@nestjs/core';
    import { AppModule } from './${file}.js';
    const app = await NestFactory.create(AppModule, { logger: false });
    await app.listen(0, '127.0.0.1');
    console.log(await app.getUrl());`;
}

/** Writes the samples, with compiler options for the oldest Node. */
export function writeSamples(folder: string, sandbox: string): void {
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'nodenext',
    types: ['node'],
    strict: true,
    skipLibCheck: false,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    moduleDetection: 'force',
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  for (const { file, code } of samples) {
    writeFileSync(join(folder, `${file}.ts`), code.replaceAll('http://127.0.0.1:3000', sandbox));
  }
}

/** Returns the lines in the command blocks of a document. */
export function commandsOf(readme: string): string {
  const blocks = readFileSync(join(root, readme), 'utf8').matchAll(/^```(?:sh|console)\n(.*?)^```$/gms);
  return [...blocks].map(([, block]) => block).join('\n');
}
