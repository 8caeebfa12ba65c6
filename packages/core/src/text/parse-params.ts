import type { Template } from './template.js';

/**
 * Params by name, numbers where the kind is `%d`; undefined when a number is not written as this package
 * writes it.
 */
export function parseParams(
  { names, kinds }: Pick<Template, 'names'> & { readonly kinds: readonly string[] },
  parts: readonly string[],
): Readonly<Record<string, string | number>> | undefined {
  const params: Record<string, string | number> = {};
  for (let index = 0; index < names.length; index++) {
    const part = parts[index] as string;
    const value = kinds[index] === '%d' ? Number(part) : part;
    if (String(value) !== part) return undefined;
    params[names[index] as string] = value;
  }
  return params;
}
