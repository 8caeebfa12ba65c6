import type { Messages } from '../messages.js';

// Written as a number, so that no build tool turns it into an invisible character.
const RIGHT_TO_LEFT_OVERRIDE = /*#__PURE__*/ String.fromCharCode(0x202e);
const POP_DIRECTIONAL_FORMATTING = /*#__PURE__*/ String.fromCharCode(0x202c);

const plain = 'AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz';
const accented = 'ÅåƁÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž';

/**
 * Creates messages for testing a screen from the messages of `en`. `matchLocale` never returns these locales.
 * - `en-XA` is readable English with accents, a third longer and in brackets. On the screen, text without
 *   accents is hard-coded, and text without its closing bracket is cut off.
 * - `ar-XB` is English that runs from right to left.
 */
export function createPseudoMessages(locale: 'en-XA' | 'ar-XB', { texts }: Messages): Messages {
  const change = locale === 'en-XA' ? lengthen : mirror;
  return {
    locale,
    dir: locale === 'en-XA' ? 'ltr' : 'rtl',
    texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text)])),
  };
}

function lengthen(text: string): string {
  const padding = '~'.repeat(Math.max(1, Math.ceil(text.length * 0.3) - 3));
  return `[${mapWords(text, (words) => words.replace(/[A-Za-z]/g, accent))} ${padding}]`;
}

function mirror(text: string): string {
  return mapWords(text, (words) =>
    words.replace(/\S+/g, (word) => RIGHT_TO_LEFT_OVERRIDE + word + POP_DIRECTIONAL_FORMATTING),
  );
}

function accent(letter: string): string {
  return accented[plain.indexOf(letter)] ?? letter;
}

/** Changes a text except for its placeholders. */
function mapWords(text: string, change: (words: string) => string): string {
  return text
    .split(/(\{\{\w+\}\})/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}
