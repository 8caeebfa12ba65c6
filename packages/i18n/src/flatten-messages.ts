import { hasOtherCode, type Messages } from './messages.js';
import { pluralSuffix } from './plural-category.js';

/**
 * Joins messages with their fallbacks, for i18next, which has neither codes nor labels: a text whose reason belongs to
 * another code in the last fallback, the shipped texts, has the key `REASON.code`, and in texts with labels the
 * placeholder of a param is `{{name}}` with the locale of the text behind the name.
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
