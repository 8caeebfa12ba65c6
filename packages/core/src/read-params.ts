import type { Message } from './catalogue/index-catalogue.js';
import type { Params } from './catalogue/infer.js';
import { PARAM_LIMIT } from './template.js';
import { truncate } from './truncate.js';

/** The params in the parts of a text; undefined when a number is not written as this package writes it. */
export function readParams({ names, numeric }: Message, parts: readonly string[]): Params | undefined {
  const params: Record<string, string | number> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] as string;
    if (!numeric[index]) params[name] = truncate(part, PARAM_LIMIT);
    else if (String(Number(part)) === part) params[name] = Number(part);
    else return undefined;
  }
  return params;
}
