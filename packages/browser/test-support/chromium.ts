import { type Browser, chromium } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.js';

/**
 * Starts the browser for tests: the one that `CHROME_PATH` names; on 64-bit Intel Linux the one that npm has
 * installed, which needs no system package; else an installed Chrome. Rejects with an installation hint if
 * there is no browser.
 */
export async function launchChromium(): Promise<Browser> {
  if (process.env.CHROME_PATH) return chromium.launch({ executablePath: process.env.CHROME_PATH });
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, libraries, fonts } = await unpackChromium();
    const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts };
    return chromium.launch({ executablePath, env });
  }
  return chromium.launch({ channel: 'chrome' }).catch((cause) => {
    const problem = `There is no browser to test with on ${process.platform} ${process.arch}.`;
    throw new Error(`${problem} Install Google Chrome, or set CHROME_PATH to a Chromium.`, { cause });
  });
}
