import { type ContractData, type DefinitionData, describeCode } from './contract-data.js';
import type { GeneratedFile, GenerateInput } from './generate-input.js';
import { toConstants } from './module-names.js';
import { readRuntime } from './runtime-files.js';

/** The runtime files of a module. Each follows the files that it uses. */
const parts = [
  'text',
  'payload',
  'shape',
  'advice',
  'translation',
  'errors',
  'response',
  'describe',
  'outcome',
];

const publicNames =
  `DEFINITIONS DOMAIN Advice ApiError Definition Error ErrorCode Executed Kind Message Outcome Param
  ResponseError ResponseInfo Retry Translation decode find_locale to_outcome`.split(/\s+/);

/** Generates a Python module, such as `spot_v3.py`, and a JSON file with the texts of each locale. */
export function generatePython({ contract, locales, aliases, header }: GenerateInput): GeneratedFile[] {
  const { names, shape, domain } = contract;
  const imports = new Imports();
  const bodies = parts.map((part) =>
    imports.extract(
      readRuntime(`python/${part === 'shape' ? `${shape ? 'own' : 'default'}_shape` : part}.py`),
    ),
  );
  const model = imports.extract(readRuntime('python/model.py'));
  imports.add('import enum');
  const folder = `${names.snake}_locales`;
  const data = renderContract(
    contract,
    locales.map(({ locale }) => locale),
    aliases,
    folder,
  );
  const title = `"""Errors of the API "${domain}": codes, exceptions, advice and translations."""`;
  const head = `# ${header}\n# ruff: noqa: E501\n${title}\n\n${imports.render()}\n\n__all__ = ${renderList(publicNames, '')}\n`;
  return [
    {
      path: `${names.snake}.py`,
      content: [head, model, data, ...bodies].map((text) => text.trim()).join('\n\n\n') + '\n',
    },
    ...locales.map((locale) => ({
      path: `${folder}/${locale.locale}.json`,
      content: `${JSON.stringify(locale, undefined, 1)}\n`,
    })),
  ];
}

/** Collects the imports of all parts for the top of the module. */
class Imports {
  readonly #modules = new Set<string>();
  readonly #names = new Map<string, Set<string>>();

  /**
   * Returns a part without its docstring, its imports and its `if TYPE_CHECKING` blocks. Keeps its imports
   * for `render`.
   */
  extract(source: string): string {
    const statement = /^(?:from (\S+) import (?:\(([^)]*)\)|(.+))|import .+)\n/gm;
    return source
      .replace(/^"""[\s\S]*?"""\n/, '')
      .replace(/^if TYPE_CHECKING:\n(?: {4}.*\n)+/gm, '')
      .replace(
        statement,
        (line, from: string | undefined, list: string | undefined, names: string | undefined) => {
          if (from === undefined) this.add(line.trim());
          else if (!from.startsWith('.')) {
            const known = this.#names.get(from) ?? new Set();
            for (const name of (list ?? names ?? '').split(',')) {
              if (name.trim() !== '' && name.trim() !== 'TYPE_CHECKING') known.add(name.trim());
            }
            this.#names.set(from, known);
          }
          return '';
        },
      );
  }

  add(statement: string): void {
    this.#modules.add(statement);
  }

  render(): string {
    const future = 'from __future__ import annotations';
    const from = [...this.#names].filter(([module, names]) => module !== '__future__' && names.size > 0);
    const lines = from
      .sort()
      .map(([module, names]) => `from ${module} import ${[...names].sort().join(', ')}`);
    return [future, '', ...[...this.#modules].sort(), ...lines].join('\n');
  }
}

function renderContract(
  { domain, definitions, textRules, shape }: ContractData,
  locales: readonly string[],
  aliases: Readonly<Record<string, string>>,
  folder: string,
): string {
  const constants = toConstants(
    definitions.map(({ reason }) => reason),
    'upper',
  );
  const members = definitions.flatMap((definition) => [
    `    #: ${describeCode(definition)}`,
    `    ${constants.get(definition.reason)} = ${definition.code}`,
  ]);
  const rules = textRules.map((rule) => {
    const { text, code, httpStatus, category, retry, executed } = rule;
    const fields = { text, code, http_status: httpStatus, category, retry, executed };
    return `    TextRule(${renderFields(fields).join(', ')}),\n`;
  });
  const success = shape?.success ?? [0, 200];
  const paths =
    shape &&
    ([
      ['_CODE_PATHS', shape.code],
      ['_MSG_PATHS', shape.msg],
      ['_ITEM_LISTS', shape.itemLists],
      ['_ITEM_CODE_PATHS', shape.itemCode],
      ['_ITEM_MSG_PATHS', shape.itemMsg],
    ] as const);
  return `DOMAIN = ${JSON.stringify(domain)}


class ErrorCode(enum.IntEnum):
    """The codes of the API."""

${members.length > 0 ? members.join('\n') : '    pass'}


DEFINITIONS: tuple[Definition, ...] = (
${definitions.map((definition) => renderDefinition(definition, constants)).join('')})

_TEXT_RULES: tuple[TextRule, ...] = (
${rules.join('')})
_SUCCESS_CODES: frozenset[int] = frozenset(${success.length > 0 ? `{${success.join(', ')}}` : ''})
${(paths ?? []).map(([name, value]) => `${name}: tuple[tuple[str, ...], ...] = ${renderValue(value)}\n`).join('')}${
  shape ? `_HAS_ITEMS = ${renderValue(shape.hasItems)}\n` : ''
}_LOCALES: tuple[str, ...] = ${renderList(locales, '')}
_LOCALE_ALIASES: dict[str, str] = ${renderAliases(aliases)}
_LOCALE_FOLDER = ${JSON.stringify(folder)}
`;
}

function renderDefinition(definition: DefinitionData, constants: ReadonlyMap<string, string>): string {
  const { reason, messages, section, category, httpStatus, gatewayStatus } = definition;
  const { retry, executed, generic = false, retired = false } = definition;
  const fields = renderFields({
    section,
    category,
    http_status: httpStatus,
    gateway_status: gatewayStatus,
    retry,
    executed,
    generic: generic || undefined,
    retired: retired || undefined,
  });
  const texts = messages.map(({ id, literals, names, kinds }) => {
    const params = names.length > 0 ? `, ${renderValue(names)}, ${renderValue(kinds)}` : '';
    return `            Message(${renderValue(id)}, ${renderValue(literals)}${params}),\n`;
  });
  return `    Definition(
        code=ErrorCode.${constants.get(reason)},
        reason=${renderValue(reason)},
        messages=(
${texts.join('')}        ),
${fields.map((field) => `        ${field},\n`).join('')}    ),
`;
}

function renderFields(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${renderValue(value)}`],
  );
}

/** Renders a value as Python, a list as a tuple. Python has the escapes of JSON. */
function renderValue(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map(renderValue).join(', ')}${value.length === 1 ? ',' : ''})`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}

function renderList(values: readonly string[], indent: string): string {
  if (values.length === 0) return '()';
  return `(\n${values.map((value) => `${indent}    ${JSON.stringify(value)},\n`).join('')}${indent})`;
}

function renderAliases(aliases: Readonly<Record<string, string>>): string {
  const lines = Object.entries(aliases).map(
    ([tag, locale]) => `    ${JSON.stringify(tag)}: ${JSON.stringify(locale)},\n`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}}`;
}
