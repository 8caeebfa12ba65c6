import './style.css';
import { bindBook } from './book-search.js';
import { copy } from './copy.js';
import { readTexts } from './read-texts.js';
import { bindSearch } from './search.js';

/** Returns an element that the script requires. */
function requireElement<Type extends HTMLElement = HTMLElement>(selector: string): Type {
  const element = document.querySelector<Type>(selector);
  if (element === null) throw new Error(`The page has no element ${selector}.`);
  return element;
}

/** How long the decoder waits for the next key, in milliseconds. */
const TYPING_PAUSE_MS = 120;

const texts = readTexts();
const searchPages = bindBook(requireElement('#found-pages'));
bindSearch(requireElement<HTMLInputElement>('#search'), requireElement('#found'), texts.found, searchPages);

const field = requireElement<HTMLTextAreaElement>('#encoded');
let pause: ReturnType<typeof setTimeout> | undefined;

async function decodeField(): Promise<void> {
  const { showDecoded } = await import('./decoder.js');
  await showDecoded(field, requireElement('#decoded'), requireElement('#decoded-count'));
}

field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(decodeField, TYPING_PAUSE_MS);
});
// Loads early, to be ready when a text is pasted.
field.addEventListener('focus', () => import('./decoder.js'), { once: true });

requireElement('#example').addEventListener('click', ({ currentTarget }) => {
  field.value = (currentTarget as HTMLElement).dataset.example ?? '';
  decodeField();
});
requireElement('#clear').addEventListener('click', () => {
  field.value = '';
  decodeField();
  field.focus();
});
if (field.value) decodeField();

// Pages in other languages open at the same code.
requireElement('.languages').addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link) link.hash = location.hash;
});

const { sandbox } = document.body.dataset;

requireElement('#codes').addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button?.matches('.copy')) await copy(button, texts.copied);
  const id = button?.dataset.try;
  const output = button?.parentElement?.nextElementSibling;
  if (!id || !sandbox || !output) return;
  const { tryRequest } = await import('./try-request.js');
  await tryRequest(id, sandbox, output);
});

if (sandbox) {
  // The space of the buttons is reserved, to avoid a layout shift.
  const response = await fetch(`${sandbox}ping`).catch(() => undefined);
  const isSandbox = response?.ok && response.headers.get('content-type')?.includes('json');
  document.documentElement.classList.toggle('has-sandbox', isSandbox === true);
}
