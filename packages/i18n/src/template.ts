import { MAX_PARAM_LENGTH, removeControls, type Template } from '@errlex/core/text';

/** Maximum number of cached texts. A process renders the same few dozen texts again and again. */
const CACHE_LIMIT = 500;

let cache: Map<string, Template> | undefined;

/** Splits a translated text at its `{{name}}` placeholders. */
export function toTemplate(text: string): Template {
  const known = cache?.get(text);
  if (known) return known;
  const parts = text.split(/\{\{(\w+)\}\}/);
  const template = {
    literals: parts.filter((_, index) => index % 2 === 0),
    names: parts.filter((_, index) => index % 2 === 1),
  };
  if (cache === undefined || cache.size >= CACHE_LIMIT) cache = new Map();
  cache.set(text, template);
  return template;
}

// Written as numbers, so that no build tool turns them into invisible characters.
const FIRST_STRONG_ISOLATE = /*#__PURE__*/ String.fromCharCode(0x2068);
const POP_DIRECTIONAL_ISOLATE = /*#__PURE__*/ String.fromCharCode(0x2069);

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Converts a param to plain text: without control characters, at most 256 UTF-16 units long. */
export function toPlainParam(value: string | number): string {
  return removeControls(String(value).slice(0, MAX_PARAM_LENGTH));
}

/**
 * Returns the label of a text param, or `undefined` if it has none. Ignores inherited properties of `labels`.
 */
export function toLabel(
  value: string | number,
  labels: Readonly<Record<string, string>> | undefined,
): string | undefined {
  const label = typeof value === 'string' ? labels?.[value] : undefined;
  return typeof label === 'string' ? label : undefined;
}

/** Isolates a param if it contains right-to-left script. Use it for params in left-to-right text. */
export function isolateRightToLeft(param: string): string {
  return rightToLeft.test(param) ? isolate(param) : param;
}

/** Wraps a text in bidi isolates, so that its direction does not reorder the text around it. */
export function isolate(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
}
