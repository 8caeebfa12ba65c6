import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { bookPages, toSampleFolder } from './programs.js';
import { findPort, runModule, runServer, SANDBOX, writeSamples } from './run-sample.js';
import { type Sample, samplesOf } from './samples.js';

/** The port that the servers of the pages listen at. */
const OWN_PORT = '8080';

export interface BookSample {
  readonly page: string;
  readonly sample: Sample;
  /** The document and the line. */
  readonly name: string;
}

/** What the pages of the book run on Node. */
export const bookSamples: readonly BookSample[] = bookPages
  .filter((page) => toSampleFolder(page).startsWith('node'))
  .flatMap((page) => samplesOf(page).map((sample) => ({ page, sample, name: `${page}:${sample.line}` })));

interface Place {
  /** Has the packages in its reach. */
  readonly folder: string;
  /** The origin of the sandbox. */
  readonly sandbox: string;
  /** The Node that runs it; this one, where none is named. */
  readonly node?: string | undefined;
}

/** What a sample prints, or what its server answers, and what its page shows of that. */
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
