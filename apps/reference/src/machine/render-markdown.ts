import { executedKeys, retryKeys } from '../advice-keys.js';
import type { Language } from '../languages/language.js';
import { type Entry, toSections } from '../page/to-entries.js';
import { toTexts } from './to-texts.js';

/** The reference of one language as Markdown. */
export function renderMarkdown(
  { texts, messages: { texts: all } }: Language,
  entries: readonly Entry[],
  title = '',
): string {
  const renderEntry = ({ definition, messages, hint, guide }: Entry) =>
    [
      `### ${definition.code} ${definition.reason}`,
      ...messages.map(({ id, row: [template], translation }) => {
        const known = toTexts(all, id);
        const text = typeof known === 'string' ? known : (known?.other ?? translation.text);
        return `**${toProse(text)}**  \n${texts.documented}: \`${template}\` (\`${id}\`)`;
      }),
      [
        `${texts.httpStatus}: ${definition.httpStatus}`,
        `${texts.gatewayStatus}: ${definition.gatewayStatus}`,
        `${texts.advice}: ${texts[retryKeys[definition.retry]]} ${texts[executedKeys[definition.executed]]}`,
        ...(hint ? [`${texts.hint}: ${toProse(hint.text)}`] : []),
        ...(guide ? [`${texts.cause}: ${guide.cause}`, `${texts.remedy}: ${guide.action}`] : []),
      ]
        .map((fact) => `- ${fact}`)
        .join('\n'),
    ].join('\n\n');
  const sections = [...toSections(entries)].map(([section, own]) =>
    [`## ${section}`, ...own.map(renderEntry)].join('\n\n'),
  );
  return `# ${[title, texts.title].filter(Boolean).join(' · ')}\n\n${texts.lead}\n\n${sections.join('\n\n')}\n`;
}

/** A sentence whose params and quotation marks Markdown leaves alone. */
function toProse(text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, '`$1`');
}
