import './style.css';
import { bindBook } from './book-search.js';
import { copy } from './copy.js';
import { readTexts } from './read-texts.js';
import { bindSearch } from './search.js';

/** The element of the page that the script cannot do without. */
function find<Type extends HTMLElement = HTMLElement>(selector: string): Type {
  const element = document.querySelector<Type>(selector);
  if (element === null) throw new Error(`The page has no ${selector}.`);
  return element;
}

/** How long the decoder waits for the next key, in milliseconds. */
const PAUSE = 120;

const texts = readTexts();
const searchPages = bindBook(find('#found-pages'));
bindSearch(find<HTMLInputElement>('#search'), find('#found'), texts.found, searchPages);

const field = find<HTMLTextAreaElement>('#encoded');
let pause: ReturnType<typeof setTimeout> | undefined;

async function decodeField(): Promise<void> {
  const { showDecoded } = await import('./decoder.js');
  await showDecoded(field, find('#decoded'), find('#decoded-count'));
}

field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(decodeField, PAUSE);
});
// Ready by the time that something is pasted.
field.addEventListener('focus', () => import('./decoder.js'), { once: true });

find('#example').addEventListener('click', ({ currentTarget }) => {
  field.value = (currentTarget as HTMLElement).dataset.example ?? '';
  decodeField();
});
find('#clear').addEventListener('click', () => {
  field.value = '';
  decodeField();
  field.focus();
});
if (field.value) decodeField();

/** A page in another language opens at the code that this one shows. */
find('.languages').addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link) link.hash = location.hash;
});

const { sandbox } = document.body.dataset;

find('#codes').addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button?.matches('.copy')) await copy(button, texts.copied);
  const id = button?.dataset.try;
  const output = button?.parentElement?.nextElementSibling;
  if (!id || !sandbox || !output) return;
  const { tryRequest } = await import('./try-request.js');
  await tryRequest(id, sandbox, output);
});

if (sandbox) {
  // The room of the buttons is kept either way.
  const response = await fetch(`${sandbox}ping`).catch(() => undefined);
  const isSandbox = response?.ok && response.headers.get('content-type')?.includes('json');
  document.documentElement.classList.toggle('has-sandbox', isSandbox === true);
}
