import { hasOtherCode, type Messages } from './messages.js';
import { pluralSuffix } from './plural-category.js';

/**
 * Joins messages with their fallbacks for i18next, which knows neither codes nor labels.
 * - The last fallback is the shipped texts. If they have the reason with another code, the key of the catalog's
 *   text is `REASON.code`.
 * - In texts with labels, the tag of the locale is appended to the name in each placeholder, such as `de` to
 *   `symbol`, so that each locale shows its own labels.
 */
export function flattenMessages({ fallback, ...messages }: Messages): Messages {
  const { locale, labels } = messages;
  const others = fallback && flattenMessages(fallback);
  const codes = { ...messages.codes, ...others?.codes };
  const texts = Object.entries(messages.texts).map(([key, text]) => {
    const [id = '', plural] = key.split(pluralSuffix);
    const [reason = ''] = id.split('.');
    const code = messages.codes?.[reason] ?? 0;
    const ending = hasOtherCode(codes, { code, reason }) ? `.${code}` : '';
    const name = id + ending + (plural === undefined ? '' : `_${plural}`);
    return [name, labels ? text.replace(/\}\}/g, `${locale}}}`) : text];
  });
  return { ...messages, codes, texts: { ...others?.texts, ...Object.fromEntries(texts) } };
}
