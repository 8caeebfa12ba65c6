import { label, title } from './style.js';

/** Renders a title and, below it, one fact per line; facts without a value are left out. */
export function renderFacts(
  heading: string,
  facts: readonly (readonly [name: string, value: string])[],
): string {
  const known = facts.filter(([, value]) => value !== '');
  const width = Math.max(...known.map(([name]) => name.length));
  const lines = known.map(([name, value]) => `  ${label(name.padEnd(width))}  ${value}`);
  return [title(heading), ...lines].join('\n') + '\n';
}
