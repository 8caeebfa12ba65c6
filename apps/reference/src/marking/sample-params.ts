import type { AnyParams, MessageTemplate } from '@errlex/core';

/** Returns params to show a message with: 1 and 1000 for bounds, 30 for a single number, `symbol` for a text. */
export function toSampleParams([template, ...names]: MessageTemplate): AnyParams {
  const kinds = template.match(/%[ds]/g) ?? [];
  const numbers = kinds.filter((kind) => kind === '%d').length === 1 ? [30] : [1, 1000];
  let next = 0;
  return Object.fromEntries(
    names.map((name, index) => [name, kinds[index] === '%d' ? (numbers[next++] ?? 10 ** next) : 'symbol']),
  );
}
