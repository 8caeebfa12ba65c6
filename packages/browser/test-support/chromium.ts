import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * Starts the browser for tests: the one that `CHROME_PATH` names; on 64-bit Intel Linux the one that npm has
 * installed, which needs no system package; else an installed Chrome. `args` are further arguments of its command
 * line. Rejects with an installation hint if there is no browser.
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const options = { args: [...args] };
  if (process.env.CHROME_PATH) {
    return chromium.launch({ ...options, executablePath: process.env.CHROME_PATH });
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, libraries, fonts } = await unpackChromium();
    const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts };
    return chromium.launch({ ...options, executablePath, env });
  }
  return chromium.launch({ ...options, channel: 'chrome' }).catch((cause) => {
    const problem = `There is no browser to test with on ${process.platform} ${process.arch}.`;
    throw new Error(`${problem} Install Google Chrome, or set CHROME_PATH to a Chromium.`, { cause });
  });
}

const source = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

/**
 * Unpacks the Chromium that npm has installed, with the libraries and the font that a bare machine lacks: 210
 * MB in `node_modules/.cache`, created at the first call. Safe to call from several processes at once.
 */
async function unpackChromium(): Promise<{
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
