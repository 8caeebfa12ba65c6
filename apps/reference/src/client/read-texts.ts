import type { ScriptTexts } from '../page-texts.js';

/** The texts that the page was written with. */
export function readTexts(): ScriptTexts {
  return JSON.parse(document.body.dataset.texts ?? '{}');
}
