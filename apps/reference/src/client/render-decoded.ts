import { executedKeys, retryKeys } from '../advice-keys.js';
import type { Segment } from '../marking/mark-params.js';
import type { ScriptTexts } from '../page-texts.js';
import { createElement } from './create-element.js';
import type { Decoded } from './decode.js';

/** Renders an explained error as an item of a list. */
export function renderDecoded(decoded: Decoded, texts: ScriptTexts, isOne: boolean): HTMLLIElement {
  const { line, count, code, meaning, received, hint, retry, executed } = decoded;
  const place = [isOne ? '' : texts.line.replace('{{line}}', String(line)), count > 1 ? `× ${count}` : ''];
  const placeText = place.filter(Boolean).join(' · ');
  return createElement(
    'li',
    { class: 'decoded' },
    createElement(
      'h3',
      {},
      ...toName(decoded, texts),
      ...(placeText ? [' ', createElement('span', { class: 'place' }, placeText)] : []),
    ),
    ...(meaning ? [renderText(meaning.segments, meaning.translation.locale, meaning.translation.dir)] : []),
    ...(code !== undefined && meaning === undefined ? [createElement('p', {}, texts.unknownCode)] : []),
    createElement(
      'dl',
      {},
      ...(received.length > 0 ? [fact(texts.received, bidi(...toMarked(received)))] : []),
      fact(
        texts.advice,
        ...[texts[retryKeys[retry]], texts[executedKeys[executed]]].map((text) =>
          createElement('span', {}, text),
        ),
      ),
      ...(hint
        ? [fact(texts.hint, createElement('span', { lang: hint.locale, dir: hint.dir }, hint.text))]
        : []),
    ),
  );
}

function toName({ code, reason, meaning }: Decoded, texts: ScriptTexts): (Node | string)[] {
  if (code === undefined) return [texts.noCode];
  const number = createElement('span', { class: 'number', dir: 'ltr' }, String(code));
  if (meaning === undefined) return [number];
  const name = createElement('span', { class: 'name' }, reason ?? '');
  return [createElement('a', { href: `#${code}`, dir: 'ltr' }, number, ' ', name)];
}

function renderText(segments: readonly Segment[], lang: string, dir: string): HTMLElement {
  return createElement('p', { class: 'text', lang, dir }, ...toMarked(segments));
}

/** Marks the params of a text. */
function toMarked(segments: readonly Segment[]): (Node | string)[] {
  return segments.map(({ text, param }) =>
    param === undefined ? text : createElement('mark', { title: param }, text),
  );
}

/** Isolates a text whose language is unknown. */
function bidi(...children: readonly (Node | string)[]): HTMLElement {
  return createElement('bdi', { lang: '' }, ...children);
}

function fact(label: string, ...values: readonly Node[]): HTMLElement {
  return createElement('div', {}, createElement('dt', {}, label), createElement('dd', {}, ...values));
}
