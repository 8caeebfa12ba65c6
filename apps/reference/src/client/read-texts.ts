import type { ScriptTexts } from '../page-texts.js';

/** Reads the texts of the page from its markup. */
export function readTexts(): ScriptTexts {
  return JSON.parse(document.body.dataset.texts ?? '{}');
}
