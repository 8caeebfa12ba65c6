/** A title and, below it, facts under one another; those without a value are left out. */
export function renderFacts(
  title: string,
  facts: readonly (readonly [label: string, value: string])[],
): string {
  const told = facts.filter(([, value]) => value !== '');
  const width = Math.max(...told.map(([label]) => label.length));
  return [title, ...told.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)].join('\n') + '\n';
}
