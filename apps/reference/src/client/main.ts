import './style.css';
import { copyText, requireElement } from './dom.js';

/** Prefix of the fragment that holds a text to decode. A fragment is never sent to a server. */
const DECODE = '#decode=';

bindSearch();
bindLanguages();
if (document.querySelector('#encoded')) bindDecoder();
document.querySelector('main')?.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button?.matches('.copy')) copyCode(button);
  if (button?.matches('.print')) print();
  if (button?.matches('.try')) tryButton(button);
});
if (document.body.dataset.sandbox && document.querySelector('.try')) findSandbox();

/** Loads the search when it is first used, or when the address has a query. */
function bindSearch(): void {
  const field = requireElement<HTMLInputElement>('#search');
  const load = async () => {
    const { startSearch } = await import('./search.js');
    startSearch(field);
  };
  field.addEventListener('focus', load, { once: true });
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const isTyping = target instanceof Element && target.closest('input, textarea, select');
    if (key !== '/' || isTyping || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    field.focus();
  });
  field.value ||= new URLSearchParams(location.search).get('q') ?? '';
  if (field.value) load();
}

/** Filters the menu of languages; their pages open at the same place. */
function bindLanguages(): void {
  const menu = requireElement<HTMLDetailsElement>('.languages');
  const filter = menu.querySelector('input');
  filter?.addEventListener('input', () => {
    const query = filter.value.trim().toLowerCase();
    for (const item of menu.querySelectorAll('li')) {
      const link = item.querySelector('a');
      const names = [link?.textContent, link?.hreflang, nameInPage(link?.hreflang)];
      item.hidden = !names.some((name) => name?.toLowerCase().includes(query));
    }
  });
  filter?.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') menu.querySelector<HTMLElement>('li:not([hidden]) a')?.click();
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  menu.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link) link.hash = location.hash;
  });
  addEventListener('click', ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
}

/** Returns the name of a language in that of the page. */
function nameInPage(tag = 'en'): string | undefined {
  const { lang } = document.documentElement;
  return `${new Intl.DisplayNames(lang, { type: 'language' }).of(tag)} ${new Intl.DisplayNames('en', { type: 'language' }).of(tag)}`;
}

function bindDecoder(): void {
  const field = requireElement<HTMLTextAreaElement>('#encoded');
  /** How long the decoder waits for the next key. */
  const TYPING_PAUSE_MS = 120;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function decodeField(): Promise<void> {
    const { showDecoded } = await import('./decoder.js');
    await showDecoded(field);
  }

  async function readFragment(): Promise<void> {
    if (!location.hash.startsWith(DECODE)) return;
    // Hides the content below the result while it moves.
    document.body.classList.add('decoding');
    try {
      field.value = decodeURIComponent(location.hash.slice(DECODE.length));
    } catch {
      // A link that was cut within an escape.
      field.value = location.hash.slice(DECODE.length);
    }
    field.focus({ preventScroll: true });
    await decodeField();
    // The browser compares with the last frame, so shows it one frame after it has moved.
    requestAnimationFrame(() => requestAnimationFrame(() => document.body.classList.remove('decoding')));
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
    if (location.hash.startsWith(DECODE)) history.replaceState(null, '', location.pathname + location.search);
    decodeField();
    field.focus();
  });
  const share = requireElement<HTMLButtonElement>('#share');
  share.addEventListener('click', async () => {
    const address = new URL(`${DECODE}${encodeURIComponent(field.value)}`, location.href);
    history.replaceState(null, '', address.hash);
    await copyText(share, address.href);
  });
  addEventListener('hashchange', readFragment);
  if (location.hash.startsWith(DECODE)) readFragment();
  // Browsers restore the field when the user comes back.
  else if (field.value) decodeField();
}

/** Copies the code beside a button, or selects it if the page has no access to the clipboard. */
async function copyCode(button: HTMLButtonElement): Promise<void> {
  const code = button.closest('.copyable')?.querySelector('code');
  if (code && !(await copyText(button, code.textContent))) getSelection()?.selectAllChildren(code);
}

async function tryButton(button: HTMLButtonElement): Promise<void> {
  const output = button.closest('.copyable')?.nextElementSibling;
  const { sandbox } = document.body.dataset;
  if (!output || !sandbox) return;
  const { tryRequest } = await import('./try-request.js');
  await tryRequest(button.dataset.try ?? '', sandbox, output);
}

/** Shows the buttons that send requests if a sandbox responds. Their space is reserved, to avoid a layout shift. */
async function findSandbox(): Promise<void> {
  const response = await fetch(`${document.body.dataset.sandbox}ping`).catch(() => undefined);
  const isSandbox = response?.ok && response.headers.get('content-type')?.includes('json');
  document.documentElement.classList.toggle('has-sandbox', isSandbox === true);
}
