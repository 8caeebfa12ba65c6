import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { bookPages, toSampleFolder } from './programs.js';
import { findPort, runModule, runServer, SANDBOX, writeSamples } from './run-sample.js';
import { type Sample, samplesOf } from './samples.js';

/** The port that servers in the guides listen on. */
const OWN_PORT = '8080';

export interface BookSample {
  readonly page: string;
  readonly sample: Sample;
  /** `document:line`. */
  readonly name: string;
}

/** Samples of the guides that run on Node. */
export const bookSamples: readonly BookSample[] = bookPages
  .filter((page) => toSampleFolder(page).startsWith('node'))
  .flatMap((page) => samplesOf(page).map((sample) => ({ page, sample, name: `${page}:${sample.line}` })));

interface Place {
  /** A folder in which Node finds the packages. */
  readonly folder: string;
  /** The origin of the sandbox. */
  readonly sandbox: string;
  /** Path of the Node that runs the sample. Default: this one. */
  readonly node?: string | undefined;
}

/** Runs a sample. Returns its output, or the responses of its server, and the output that the guide shows. */
export async function runBookSample(
  { page, sample }: BookSample,
  { folder, sandbox, node }: Place,
): Promise<{ readonly printed: string; readonly shown: string }> {
  const port = await findPort();
  const into = mkdtempSync(join(folder, 'page-'));
  const place = (text: string) => text.replaceAll(SANDBOX, sandbox).replaceAll(OWN_PORT, String(port));
  await writeSamples(page, into, place);
  const path = join(into, sample.file.replace('.ts', '.js'));
  const { language, code = '' } = sample.after ?? {};
  if (language !== 'console') {
    return { printed: await runModule(path, node), shown: language === 'text' ? code : '' };
  }
  const shown = place(code);
  const commands = [...shown.matchAll(/^\$ (.*)$/gm)].map(([, command = '']) => command);
  return { printed: await runServer(path, port, commands, node), shown };
}
