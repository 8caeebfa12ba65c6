import { label, title } from './style.js';

/** A title and, below it, facts under one another; those without a value are left out. */
export function renderFacts(
  heading: string,
  facts: readonly (readonly [name: string, value: string])[],
): string {
  const told = facts.filter(([, value]) => value !== '');
  const width = Math.max(...told.map(([name]) => name.length));
  const lines = told.map(([name, value]) => `  ${label(name.padEnd(width))}  ${value}`);
  return [title(heading), ...lines].join('\n') + '\n';
}
