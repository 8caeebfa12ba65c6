import type { SearchPages } from './book-search.js';
import { fold } from './fold.js';

/** Shows the codes that a search finds by number, reason or the words of the page, and their count. */
export function bindSearch(
  field: HTMLInputElement,
  count: HTMLElement,
  found: string,
  searchPages?: SearchPages,
): void {
  const codes = [...document.querySelectorAll<HTMLElement>('article.code')];
  const links = new Map(
    [...document.querySelectorAll<HTMLElement>('aside nav li')].map((item) => [
      item.querySelector('a')?.hash.slice(1),
      item,
    ]),
  );
  let texts: string[] | undefined;

  function search(): void {
    texts ??= codes.map((code) => fold(toWords(code)));
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [index, code] of codes.entries()) {
      const isFound = words.every((word) => texts?.[index]?.includes(word));
      code.hidden = !isFound;
      const link = links.get(code.id);
      if (link) link.hidden = !isFound;
      if (isFound) shown++;
    }
    for (const group of document.querySelectorAll<HTMLElement>('.group')) {
      group.hidden = !group.querySelector('article:not([hidden])');
    }
    for (const list of document.querySelectorAll<HTMLElement>('aside nav ul')) {
      const isEmpty = !list.querySelector('li:not([hidden])');
      list.hidden = isEmpty;
      if (list.previousElementSibling instanceof HTMLElement) list.previousElementSibling.hidden = isEmpty;
    }
    const showCount = (pages: number) => {
      count.textContent = words.length === 0 ? '' : found.replace('{{count}}', String(shown + pages));
    };
    showCount(0);
    searchPages?.(words).then((pages) => pages > 0 && showCount(pages));
  }

  function clear(): void {
    field.value = '';
    search();
  }

  field.addEventListener('input', search);
  field.addEventListener('keydown', ({ key }) => {
    const first = codes.find(({ hidden }) => !hidden)?.querySelector<HTMLElement>('h3 a');
    if (key === 'Escape') clear();
    if (key === 'Enter') (first ?? document.querySelector<HTMLElement>('#found-pages a'))?.focus();
  });
  // A link to a code that the search hides.
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest('[hidden]')) return;
    clear();
    target.scrollIntoView();
  });
  // Browsers restore the field when the user comes back.
  if (field.value) search();
}

/** Returns the text of a code without its samples, whose words every code has. */
function toWords(code: HTMLElement): string {
  const parts = code.querySelectorAll('h3, .message, dl');
  return [...parts].map((part) => part.textContent).join(' ');
}
