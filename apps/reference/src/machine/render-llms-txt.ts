import { type Book, pagesOf } from '../book/book.js';
import { type Language, toFolder } from '../languages/language.js';
import type { Entry } from '../page/to-entries.js';

/** Writes an overview of the site for language models: each code in a line, and links to the rest. */
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
  const codes = entries.map(({ definition: { code, reason, httpStatus }, advice, messages }) => {
    const texts = messages.map(({ template: [text] }) => text).join(' / ');
    const facts = [
      httpStatus && `HTTP ${httpStatus}`,
      advice.retry && `retry: ${advice.retry}`,
      advice.executed && `executed: ${advice.executed}`,
    ].filter(Boolean);
    return `- ${code} ${reason}: ${texts}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
  });
  const sample = JSON.stringify(entries[0]?.messages[0]?.payload);
  return `# ${title}

> Every error code with its messages, HTTP status, advice, cause and fix. The body of a failed request has this shape: ${sample}. The code identifies the error; the text varies.

retry: never = a person has to act first; fix-request = fix the request, then resend; resync = read the server time, sign again, resend once; backoff = wait, then resend. executed: unknown = the operation may have been executed. Without these facts, the HTTP status of the response decides.

## Files

- [errors.json](${url}errors.json): all codes in all languages
- [errors.schema.json](${url}errors.schema.json): its JSON Schema
- [openapi.json](${url}openapi.json): OpenAPI 3.1 schemas and responses
- [errors.md](${url}errors.md): the reference in English, with cause and fix

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
