import type { MessageTemplate, Params } from '@errlex/core';

/** Params to show a message with: numbers that read well, and the name of a parameter for a text. */
export function sampleParams([template, ...names]: MessageTemplate): Params {
  const kinds = template.match(/%[ds]/g) ?? [];
  const numbers = kinds.filter((kind) => kind === '%d').length > 1 ? [1, 1000] : [7];
  return Object.fromEntries(
    names.map((name, index) => {
      const position = kinds.slice(0, index).filter((kind) => kind === '%d').length;
      return [name, kinds[index] === '%d' ? (numbers[position] ?? 10 ** (position + 2)) : 'symbol'];
    }),
  );
}
