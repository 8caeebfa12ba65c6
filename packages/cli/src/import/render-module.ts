import type { Catalog, Contract, ErrorDefinition } from '@errlex/core';
import { escapeControls } from '@errlex/core/text';
import { guessAdvice } from './guess.js';

/** Reasons that pages give the error that has no better one. */
const unknownReason = /^(?:UNKNOWN|INTERNAL|SYSTEM|SERVER)(?:_SERVER)?(?:_ERROR)?$/;

/** Renders the source of a module that exports a catalog under a name, its type and its error set. */
export function renderModule(catalog: Catalog, name: string): string {
  const count = catalog.reduce((sum, { messages }) => sum + Object.keys(messages).length, 0);
  // A type called `Catalog` would hide the one of core.
  const type = name === 'catalog' ? 'Api' : name.charAt(0).toUpperCase() + name.slice(1);
  return `import { type Catalog, defineErrors } from '@errlex/core';

/**
 * ${catalog.length} codes, ${count} messages. The names of variants and params are guessed from the words of their
 * messages, and so is the advice that is marked: check them. A page says nothing about HTTP statuses and advice, so add
 * \`httpStatus\`, \`retry\` and \`executed\` to the definitions that you know them of.
 */
export const ${name} = [
${catalog.map(renderDefinition).join('\n')}
] as const satisfies Catalog;

type ${type}Definitions = typeof ${name};
export interface ${type} extends ${type}Definitions {}

export const errors = defineErrors<${type}>(${renderArguments(catalog, name)});
`;
}

/** Returns what a page says about a contract: its name as the domain, and the role `unknown`. */
export function toContract(catalog: Catalog, name: string): Contract {
  const unknown = catalog.find((definition) => unknownReason.test(definition.reason) && fitsRole(definition));
  return {
    ...(name !== 'catalog' && { domain: name.replaceAll('$', '_') }),
    ...(unknown && { roles: { unknown: unknown.reason } }),
  };
}

function renderArguments(catalog: Catalog, name: string): string {
  const { domain, roles } = toContract(catalog, name);
  const contract = [
    ...(domain === undefined ? [] : [`  domain: '${domain}',`]),
    roles
      ? `  roles: { unknown: '${roles.unknown}' },`
      : "  // To respond with these errors, a server needs roles: { unknown: 'REASON' }.",
  ];
  return `${name}, {\n${contract.join('\n')}\n}`;
}

/** Whether a definition has a message without params, or with one text param, as a role needs. */
function fitsRole({ messages }: ErrorDefinition): boolean {
  return Object.values(messages).some(([template]) =>
    ['', '%s'].includes(template.match(/%[ds]/g)?.join('') ?? ''),
  );
}

function renderDefinition({ code, reason, section, messages }: ErrorDefinition): string {
  const lines = Object.entries(messages).map(
    ([id, message]) => `      ${toKey(id)}: [${message.map(toLiteral).join(', ')}],`,
  );
  const advice = guessAdvice(messages);
  const guesses = Object.entries({ retry: advice?.retry, executed: advice?.executed }).flatMap(
    ([name, value]) =>
      value === undefined
        ? []
        : [`\n    ${name}: '${value}', // Guessed from ${toLiteral(advice?.words ?? '')}.`],
  );
  return `  {
    code: ${code},
    reason: ${toLiteral(reason)},${section === undefined ? '' : `\n    section: ${toLiteral(section)},`}${guesses.join('')}
    messages: {
${lines.join('\n')}
    },
  },`;
}

function toKey(id: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(id) ? id : toLiteral(id);
}

/** Renders a text as source, in single quotes if it needs no escape; controls and what reorders text are escaped. */
function toLiteral(text: string): string {
  const json = escapeControls(JSON.stringify(text));
  const isPlain = !/['\\]/.test(json.replaceAll('\\"', '"'));
  return isPlain ? `'${text}'` : json;
}
