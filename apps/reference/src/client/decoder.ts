import { type Decoded, decode } from './decode.js';
import { createElement, readTexts, requireElement } from './dom.js';
import { loadLexicon, loadWholeLexicon } from './page-data.js';
import { renderDecoded } from './render-decoded.js';

/** The most errors of a text that are shown. */
const MAX_SHOWN = 200;

/** Longest text that is shared: browsers and chats cut longer addresses. */
const MAX_SHARED_LENGTH = 4000;

/** Shows below the field of the decoder what its text means. If the text changed while loading, it shows nothing. */
export async function showDecoded(field: HTMLTextAreaElement): Promise<void> {
  const [list, count, share] = ['#decoded', '#decoded-count', '#share'].map((one) => requireElement(one)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  const text = field.value;
  const texts = readTexts();
  try {
    const all = text.trim() === '' ? [] : await decodeIn(text);
    if (field.value !== text) return;
    list.replaceChildren(
      ...all.slice(0, MAX_SHOWN).map((decoded) => renderDecoded(decoded, texts, !text.trim().includes('\n'))),
    );
    const found = texts.found.replace('{{count}}', String(all.length));
    const limit = all.length > MAX_SHOWN ? ` ${texts.onlyFirst.replace('{{count}}', String(MAX_SHOWN))}` : '';
    count.textContent = text.trim() === '' ? '' : all.length === 0 ? texts.nothingFound : found + limit;
    share.hidden = all.length === 0 || text.length > MAX_SHARED_LENGTH;
  } catch (cause) {
    // The catalog or its texts could not be loaded.
    list.replaceChildren(createElement('li', { class: 'decoded', lang: 'en', dir: 'ltr' }, String(cause)));
  }
}

/** Decodes a text; loads the messages of the other languages only if it may hold some. */
async function decodeIn(text: string): Promise<Decoded[]> {
  const all = decode(text, await loadLexicon());
  const mayHoldOthers =
    all.length === 0 || all.some(({ meaning, received }) => !meaning && received.length > 0);
  return mayHoldOthers || /[^\0-\x7f]/.test(text) ? decode(text, await loadWholeLexicon()) : all;
}
