import { type Book, pagesOf } from '../book.js';
import { type Language, toFolder } from '../languages.js';
import { type Entry, toSections } from '../page/entries.js';
import { executedKeys, retryKeys } from '../page-texts.js';
import { toTexts } from './errors-json.js';

/** Renders the reference of one language as Markdown. */
export function renderMarkdown(
  { texts, messages: { texts: all }, sections: sectionNames }: Language,
  entries: readonly Entry[],
  title = '',
): string {
  const renderEntry = ({ definition, advice, messages, hint, guide }: Entry) =>
    [
      `### ${definition.code} ${definition.reason}`,
      ...messages.map(({ id, template: [template], translation }) => {
        const known = toTexts(all, id);
        const text = typeof known === 'string' ? known : (known?.other ?? translation.text);
        return `**${toProse(text)}**  \n${texts.documented}: ${toCode(template)} (${toCode(id)})`;
      }),
      [
        ...(definition.httpStatus ? [`${texts.httpStatus}: ${definition.httpStatus}`] : []),
        ...(definition.gatewayStatus ? [`${texts.gatewayStatus}: ${definition.gatewayStatus}`] : []),
        ...toAdvice(advice, texts),
        ...(hint ? [`${texts.hint}: ${toProse(hint.text)}`] : []),
        ...(guide
          ? [`${texts.remedy}: ${toProse(guide.fix)}`, `${texts.cause}: ${toProse(guide.cause)}`]
          : []),
      ]
        .map((fact) => `- ${fact}`)
        .join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n');
  const sections = [...toSections(entries)].map(([section, own]) =>
    [
      ...(section ? [`## ${Object.hasOwn(sectionNames, section) ? sectionNames[section] : section}`] : []),
      ...own.map(renderEntry),
    ].join('\n\n'),
  );
  return `# ${oneLine([title, texts.title].filter(Boolean).join(' · '))}\n\n${texts.lead}\n\n${sections.join('\n\n')}\n`;
}

function toAdvice({ retry, executed }: Entry['advice'], texts: Language['texts']): string[] {
  const parts = [retry && texts[retryKeys[retry]], executed && texts[executedKeys[executed]]].filter(Boolean);
  return parts.length === 0 ? [] : [`${texts.advice}: ${parts.join(' ')}`];
}

/** Escapes what Markdown would read as HTML or code, and marks params as code. */
function toProse(text: string): string {
  return oneLine(text)
    .replace(/[<`\\]/g, '\\$&')
    .replace(/\{\{(\w+)\}\}/g, '`$1`');
}

function toCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

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
  return `# ${oneLine(title)}

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
    ({ path, title, lead }) =>
      `- [${oneLine(title)}](${url}book/${path}index.md)${lead && `: ${oneLine(lead)}`}`,
  );
  return `## ${book.first.title}\n\n${pages.join('\n')}\n\n`;
}

/** Puts a text on one line: a line break would begin another item of a list. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
