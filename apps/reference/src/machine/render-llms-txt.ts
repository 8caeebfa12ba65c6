import { type Book, pagesOf } from '../book/book.js';
import { type Language, toFolder } from '../languages/language.js';
import type { Entry } from '../page/to-entries.js';

/** What a language model is told of the site first: the codes in a line each, and where the rest stands. */
export function renderLlmsTxt(
  entries: readonly Entry[],
  languages: readonly Language[],
  {
    title = 'Error codes',
    url = '',
    book,
  }: {
    readonly title?: string | undefined;
    readonly url?: string | undefined;
    readonly book?: Book | undefined;
  },
): string {
  const codes = entries.map(({ definition: { code, reason, httpStatus, retry, executed }, messages }) => {
    const texts = messages.map(({ row: [template] }) => template).join(' / ');
    return `- ${code} ${reason}: ${texts} (HTTP ${httpStatus}; retry: ${retry}; executed: ${executed})`;
  });
  return `# ${title}

> Every error code with its messages, HTTP status, advice, cause and remedy. A failed request answers {"code": number, "msg": string}; the code is universal, the text varies.

retry: never = a person has to act first; fix-request = correct it, then send it again; resync = read the server time, sign again, repeat once; backoff = wait, then repeat. executed: unknown = the operation may have been carried out.

## Files

- [errors.json](${url}errors.json): all codes in all languages
- [errors.schema.json](${url}errors.schema.json): its JSON Schema
- [openapi.json](${url}openapi.json): OpenAPI 3.1 schemas and responses
- [errors.md](${url}errors.md): the reference in English, with cause and remedy

${book ? renderBook(book, url) : ''}## Codes

${codes.join('\n')}

## Optional

${languages
  .filter(({ tag }) => tag !== 'en')
  .map((language) => `- [${language.name}](${url}${toFolder(language)}errors.md): ${language.tag}`)
  .join('\n')}
`;
}

function renderBook(book: Book, url: string): string {
  const pages = pagesOf(book).map(
    ({ path, title, lead }) => `- [${title}](${url}book/${path}index.md)${lead && `: ${lead}`}`,
  );
  return `## ${book.first.title}\n\n${pages.join('\n')}\n\n`;
}
