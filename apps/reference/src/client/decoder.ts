import { createElement } from './create-element.js';
import { decode } from './decode.js';
import { loadLexicon } from './page-data.js';
import { readTexts } from './read-texts.js';
import { renderDecoded } from './render-decoded.js';

/** The most errors of a text that are shown. */
const MAX_SHOWN = 200;

/** Shows below the field of the decoder what its text means. If the text changed while loading, it shows nothing. */
export async function showDecoded(
  field: HTMLTextAreaElement,
  list: HTMLElement,
  count: HTMLElement,
): Promise<void> {
  const text = field.value;
  const texts = readTexts();
  try {
    const lexicon = await loadLexicon();
    if (field.value !== text) return;
    const all = text.trim() === '' ? [] : decode(text, lexicon);
    list.replaceChildren(
      ...all.slice(0, MAX_SHOWN).map((decoded) => renderDecoded(decoded, texts, !text.trim().includes('\n'))),
    );
    const found = texts.found.replace('{{count}}', String(all.length));
    count.textContent = text.trim() === '' ? '' : all.length === 0 ? texts.nothingFound : found;
  } catch (cause) {
    // The catalog or its texts could not be loaded.
    list.replaceChildren(createElement('li', { class: 'decoded', lang: 'en', dir: 'ltr' }, String(cause)));
  }
}
