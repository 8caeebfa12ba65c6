import { indexItems, rankItems, type SearchIndex, type SearchItem } from '../search/rank.js';
import { createElement, readTexts, requireElement } from './dom.js';
import { readJson } from './page-data.js';

let index: Promise<SearchIndex> | undefined;

/** Loads the index once. Rejects if it cannot be loaded; the next call tries again. */
function loadIndex(): Promise<SearchIndex> {
  index ??= readJson<readonly SearchItem[]>(document.body.dataset.search)
    .then(indexItems)
    .catch((cause) => {
      index = undefined;
      throw cause;
    });
  return index;
}

/**
 * Shows what a search finds in a list below the field, the best first. Arrow keys choose, Enter opens, Escape clears;
 * the query is kept in the address.
 */
export function startSearch(field: HTMLInputElement): void {
  const box = requireElement('.results');
  const list = requireElement('#results');
  const count = requireElement('#found');
  const texts = readTexts();
  let active = -1;

  async function search(): Promise<void> {
    const query = field.value.trim();
    keepInAddress(query);
    let items: readonly SearchItem[] = [];
    try {
      items = query === '' ? [] : rankItems(query, await loadIndex());
    } catch (cause) {
      // No network: the next key tries again.
      count.textContent = String(cause);
    }
    // The text changed while the index was loading.
    if (field.value.trim() !== query) return;
    const options = items.map(toOption);
    const isEmpty = query !== '' && items.length === 0;
    if (isEmpty || /[{\n]|\d{3} [A-Z]/.test(query)) options.push(toDecoderOption(query, texts.decoder));
    for (const [position, option] of options.entries()) option.id = `result-${position}`;
    list.replaceChildren(...options);
    list.scrollTop = 0;
    count.textContent = isEmpty
      ? texts.noResults.replace('{{query}}', query)
      : texts.found.replace('{{count}}', String(items.length));
    show(query !== '');
    choose(isEmpty || query === '' ? -1 : 0);
  }

  function show(isShown: boolean): void {
    box.hidden = !isShown;
    field.setAttribute('aria-expanded', String(isShown));
  }

  function choose(position: number): void {
    const options = [...list.children];
    active = Math.max(-1, Math.min(position, options.length - 1));
    for (const [place, option] of options.entries())
      option.setAttribute('aria-selected', String(place === active));
    const chosen = options[active];
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
    else field.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  field.addEventListener('input', search);
  field.addEventListener('focus', () => field.value && show(true));
  field.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (box.hidden) show(field.value !== '');
      choose(active + (key === 'ArrowDown' ? 1 : -1));
    }
    if (key === 'Enter') {
      const option = list.children[Math.max(active, 0)];
      if (option instanceof HTMLElement && !box.hidden) option.click();
    }
    if (key === 'Escape') {
      event.preventDefault();
      if (field.value === '') field.blur();
      field.value = '';
      search();
    }
  });
  const root = requireElement('.search');
  addEventListener('click', ({ target }) => {
    if (target instanceof Node && !root.contains(target)) show(false);
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !root.contains(relatedTarget)) show(false);
  });
  list.addEventListener('click', () => show(false));
  if (field.value) search();
}

function toOption({ path, code, name, text }: SearchItem): HTMLElement {
  const href = `${document.body.dataset.top}${path}`;
  const attributes = { role: 'option', tabindex: '-1', href };
  if (code === undefined) {
    const link = createElement('a', { ...attributes, hreflang: 'en', lang: 'en', dir: 'ltr', class: 'page' });
    link.append(createElement('span', { class: 'title' }, name));
    if (text) link.append(' ', createElement('span', { class: 'text' }, text));
    return link;
  }
  return createElement(
    'a',
    attributes,
    createElement('bdi', { class: 'number', dir: 'ltr' }, code),
    ' ',
    createElement('bdi', { class: 'name', dir: 'ltr' }, name),
    ' ',
    createElement('span', { class: 'text' }, text),
  );
}

/** Returns an option that takes the query to the decoder. */
function toDecoderOption(query: string, decoder: string): HTMLElement {
  const href = `${document.body.dataset.home}#decode=${encodeURIComponent(query)}`;
  return createElement(
    'a',
    { role: 'option', tabindex: '-1', href, class: 'page' },
    `${decoder}: `,
    createElement('bdi', {}, query),
  );
}

/** Writes the query into the address, so that it can be shared, and is there after a way back. */
function keepInAddress(query: string): void {
  const address = new URL(location.href);
  if (query) address.searchParams.set('q', query);
  else address.searchParams.delete('q');
  if (address.href !== location.href) history.replaceState(null, '', address);
}
