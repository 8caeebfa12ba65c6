import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';

const source = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

/**
 * Unpacks the Chromium that npm has installed, with the libraries and the font that a bare machine lacks: 210
 * MB in `node_modules/.cache`, created at the first call. Safe to call from several processes at once.
 */
export async function unpackChromium(): Promise<{
  executablePath: string;
  libraries: string;
  fonts: string;
}> {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpackTo(folder);
  return {
    executablePath: join(folder, 'chromium'),
    libraries: join(folder, 'al2023', 'lib'),
    fonts: join(folder, 'fonts.conf'),
  };
}

async function unpackTo(folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'unfinished-'));
  try {
    const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];
    await Promise.all(archives.map((archive) => inflateInto(unfinished, archive)));
    const fonts = ['/usr/share/fonts', join(folder, 'fonts')].map((path) => `<dir>${path}</dir>`).join('');
    const fontsCache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
    writeFileSync(join(unfinished, 'fonts.conf'), `<fontconfig>${fonts}${fontsCache}</fontconfig>`);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // If another process was faster, its folder has the same content.
    if (!existsSync(folder)) throw error;
  }
}

/**
 * Unpacks an archive into a folder. `inflate` writes into the temporary folder, whose path it reads before it
 * first waits.
 */
function inflateInto(folder: string, archive: string): Promise<string> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  const inflated = inflate(join(source, 'bin', archive));
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  return inflated;
}
