import type { AnyParams, MessageTemplate } from '@errlex/core';

/** Returns params to show a message with: readable numbers, and the name of a parameter for a text. */
export function sampleParams([template, ...names]: MessageTemplate): AnyParams {
  const kinds = template.match(/%[ds]/g) ?? [];
  const numbers = kinds.filter((kind) => kind === '%d').length > 1 ? [1, 1000] : [7];
  return Object.fromEntries(
    names.map((name, index) => {
      const position = kinds.slice(0, index).filter((kind) => kind === '%d').length;
      return [name, kinds[index] === '%d' ? (numbers[position] ?? 10 ** (position + 2)) : 'symbol'];
    }),
  );
}
