import { executedKeys, retryKeys } from '../advice-keys.js';
import type { Language } from '../languages/language.js';
import { type Entry, toSections } from '../page/to-entries.js';
import { toTexts } from './to-texts.js';

/** Renders the reference of one language as Markdown. */
export function renderMarkdown(
  { texts, messages: { texts: all } }: Language,
  entries: readonly Entry[],
  title = '',
): string {
  const renderEntry = ({ definition, advice, messages, hint, guide }: Entry) =>
    [
      `### ${definition.code} ${definition.reason}`,
      ...messages.map(({ id, template: [template], translation }) => {
        const known = toTexts(all, id);
        const text = typeof known === 'string' ? known : (known?.other ?? translation.text);
        return `**${toProse(text)}**  \n${texts.documented}: \`${template}\` (\`${id}\`)`;
      }),
      [
        ...(definition.httpStatus ? [`${texts.httpStatus}: ${definition.httpStatus}`] : []),
        ...(definition.gatewayStatus ? [`${texts.gatewayStatus}: ${definition.gatewayStatus}`] : []),
        ...toAdvice(advice, texts),
        ...(hint ? [`${texts.hint}: ${toProse(hint.text)}`] : []),
        ...(guide ? [`${texts.cause}: ${guide.cause}`, `${texts.remedy}: ${guide.fix}`] : []),
      ]
        .map((fact) => `- ${fact}`)
        .join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n');
  const sections = [...toSections(entries)].map(([section, own]) =>
    [...(section ? [`## ${section}`] : []), ...own.map(renderEntry)].join('\n\n'),
  );
  return `# ${[title, texts.title].filter(Boolean).join(' · ')}\n\n${texts.lead}\n\n${sections.join('\n\n')}\n`;
}

function toAdvice({ retry, executed }: Entry['advice'], texts: Language['texts']): string[] {
  const parts = [retry && texts[retryKeys[retry]], executed && texts[executedKeys[executed]]].filter(Boolean);
  return parts.length === 0 ? [] : [`${texts.advice}: ${parts.join(' ')}`];
}

/** Marks params as code, so that Markdown leaves them alone. */
function toProse(text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, '`$1`');
}
