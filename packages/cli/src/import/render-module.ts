import type { Catalog, ErrorDefinition } from '@errlex/core';
import { escapeControls } from '@errlex/core/text';
import { defaults } from './to-catalog.js';

/** The source of a module that exports a catalog under a name. */
export function renderModule(catalog: Catalog, name: string): string {
  const messages = catalog.reduce((count, row) => count + Object.keys(row.messages).length, 0);
  return `import type { Catalog } from '@errlex/core';

/**
 * Defaults, not facts: no page of codes tells them. What is known of a code goes into its row, behind
 * \`...defaults\`; \`retry: 'never'\` and \`executed: 'unknown'\` repeat nothing and promise nothing.
 */
const defaults = {
${Object.entries(defaults)
  .map(([field, value]) => `  ${field}: ${toLiteral(value)},`)
  .join('\n')}
} as const;

/**
 * ${catalog.length} codes, ${messages} messages. The names of variants and params are guessed from the
 * words of their messages.
 */
export const ${name} = [
${catalog.map(renderRow).join('\n')}
] as const satisfies Catalog;
`;
}

function renderRow({ code, reason, section, messages }: ErrorDefinition): string {
  const rows = Object.entries(messages).map(
    ([id, row]) => `      ${toKey(id)}: [${row.map(toLiteral).join(', ')}],`,
  );
  return `  {
    code: ${code},
    reason: ${toLiteral(reason)},
    section: ${toLiteral(section)},
    ...defaults,
    messages: {
${rows.join('\n')}
    },
  },`;
}

function toKey(id: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(id) ? id : toLiteral(id);
}

/** A value as source: a string in single quotes where that needs no escape; nothing in it reorders the source. */
function toLiteral(value: string | number): string {
  const json = escapeControls(JSON.stringify(value));
  const isPlain = typeof value === 'string' && !/['\\]/.test(json.replaceAll('\\"', '"'));
  return isPlain ? `'${value}'` : json;
}
