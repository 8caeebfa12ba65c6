import type { Segment } from '../page/mark-params.js';
import { executedKeys, retryKeys, type ScriptTexts } from '../page-texts.js';
import type { Decoded } from './decode.js';
import { createElement } from './dom.js';

/** Renders an explained error as an item of a list. */
export function renderDecoded(decoded: Decoded, texts: ScriptTexts, isOne: boolean): HTMLLIElement {
  const { line, count, code, meaning, received, hint, guide, retry, executed } = decoded;
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
      ...(guide ? [fact(texts.remedy, prose(guide.fix, guide.locale))] : []),
      fact(
        texts.advice,
        ...[texts[retryKeys[retry]], texts[executedKeys[executed]]].map((text) =>
          createElement('span', {}, text),
        ),
      ),
      ...(guide ? [fact(texts.cause, prose(guide.cause, guide.locale))] : []),
      ...(received.length > 0 ? [fact(texts.received, bidi(...toMarked(received)))] : []),
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
  return [
    createElement('a', { href: `${document.body.dataset.home}${code}/`, dir: 'ltr' }, number, ' ', name),
  ];
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

/** Renders cause or fix, which may be in English on a page in another language. */
function prose(text: string, locale: string): HTMLElement {
  const isOwn = locale === document.documentElement.lang;
  return createElement('span', isOwn ? {} : { lang: locale, dir: 'ltr' }, text);
}

function fact(label: string, ...values: readonly Node[]): HTMLElement {
  return createElement('div', {}, createElement('dt', {}, label), createElement('dd', {}, ...values));
}
