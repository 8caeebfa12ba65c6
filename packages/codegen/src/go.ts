import { type ContractData, type DefinitionData, describeCode } from './contract-data.js';
import type { GeneratedFile, GenerateInput } from './generate-input.js';
import { toConstants } from './module-names.js';
import { readRuntime } from './runtime-files.js';

const parts = [
  'model',
  'text',
  'payload',
  'advice',
  'text_rules',
  'wait',
  'translation',
  'errors',
  'response',
  'outcome',
];

/** The exported names of the runtime. No constant of a code may have one of them. */
const exportedNames =
  `Advice AdviceOptions Decode Definition Definitions Domain Error ErrorCode Executed ExecutedNo
  ExecutedUnknown FindLocale Kind KindAPIError KindBatch KindResponseError KindSuccess KindUnrecognized Message Outcome
  Response ResponseInfo Retry RetryBackoff RetryFixRequest RetryNever RetryResync ToOutcome Translation`.split(
    /\s+/,
  );

/** Generates a Go package, such as `spotv3/`. The texts of each locale are embedded JSON files. */
export function generateGo({ contract, locales, aliases, header }: GenerateInput): GeneratedFile[] {
  const { flat, snake } = contract.names;
  const comment = `// ${header}\n\n`;
  const shape = contract.shape ? 'own_shape' : 'default_shape';
  const runtime = [...parts, shape].map((part) => ({
    path: `${flat}/${part === shape ? 'shape' : part}.go`,
    content: comment + readRuntime(`go/${part}.go`).replace(/^package runtime$/m, `package ${flat}`),
  }));
  const tags = locales.map(({ locale }) => locale);
  return [
    { path: `${flat}/${snake}.go`, content: comment + renderContract(contract, tags, aliases) },
    ...runtime,
    ...locales.map((locale) => ({
      path: `${flat}/locales/${locale.locale}.json`,
      content: `${JSON.stringify(locale, undefined, 1)}\n`,
    })),
  ];
}

function renderContract(
  { domain, names, definitions, textRules, shape }: ContractData,
  tags: readonly string[],
  aliases: Readonly<Record<string, string>>,
): string {
  const constants = toConstants(
    definitions.map(({ reason }) => reason),
    'pascal',
    exportedNames,
  );
  const rules = textRules.map(({ text, code, httpStatus, category, retry, executed }) => {
    const statuses = httpStatus && `[]int{${httpStatus.join(', ')}}`;
    const flag = code === undefined ? undefined : 'true';
    const strings = { text, category, retry, executed };
    const fields = { ...quoteAll(strings), code, hasCode: flag, httpStatus: statuses };
    return `\t{${renderFields(fields)}},\n`;
  });
  const success = shape?.success ?? [0, 200];
  const paths = shape
    ? `
var (
	codePaths     = ${renderPaths(shape.code)}
	msgPaths      = ${renderPaths(shape.msg)}
	itemLists     = ${renderPaths(shape.itemLists)}
	itemCodePaths = ${renderPaths(shape.itemCode)}
	itemMsgPaths  = ${renderPaths(shape.itemMsg)}
)

const hasItems = ${shape.hasItems}
`
    : '';
  const files =
    tags.length > 0 ? '//go:embed locales/*.json\nvar localeFiles embed.FS' : 'var localeFiles embed.FS';
  const aliasEntries = Object.entries(aliases).map(([tag, locale]) => `${quote(tag)}: ${quote(locale)}`);
  return `// Package ${names.flat} reads the errors of the API ${quote(domain)}: codes, errors, advice and translations.
package ${names.flat}

import "embed"

// Domain is the name of the API.
const Domain = ${quote(domain)}
${renderConstants(definitions, constants)}
// Definitions lists the definitions of the contract, one for each code.
var Definitions = []Definition{
${definitions.map((definition) => renderDefinition(definition, constants)).join('')}}

var textRules = []textRule{
${rules.join('')}}

var successCodes = []float64{${success.join(', ')}}
${paths}
var localeTags = []string{${tags.map(quote).join(', ')}}

var localeAliases = map[string]string{${aliasEntries.join(', ')}}

${files}
`.replaceAll('{\n}', '{}');
}

/** Renders the constants in columns, as gofmt does. */
function renderConstants(
  definitions: readonly DefinitionData[],
  constants: ReadonlyMap<string, string>,
): string {
  if (definitions.length === 0) return '';
  const rows = definitions.map((definition) => {
    const { code, reason } = definition;
    return [constants.get(reason) ?? reason, String(code), describeCode(definition)] as const;
  });
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const codeWidth = Math.max(...rows.map(([, code]) => code.length));
  const lines = rows.map(
    ([name, code, text]) =>
      `\t${name.padEnd(nameWidth)} ErrorCode = ${code.padEnd(codeWidth)} // ${text.trimEnd()}\n`,
  );
  return `\n// The codes of the API.\nconst (\n${lines.join('')})\n`;
}

function renderDefinition(definition: DefinitionData, constants: ReadonlyMap<string, string>): string {
  const { reason, section, category, httpStatus, gatewayStatus, retry, executed, generic, retired } =
    definition;
  const messages = definition.messages.map(({ id, names, literals, kinds }) => {
    const params = names.length > 0 ? { Names: renderTexts(names), kinds: quote(kinds) } : {};
    return `{${renderFields({ ID: quote(id), literals: renderTexts(literals), ...params })}}`;
  });
  const fields = {
    Code: constants.get(reason),
    Reason: quote(reason),
    Messages: `[]Message{${messages.join(', ')}}`,
    ...quoteAll({ Section: section, Category: category }),
    HTTPStatus: httpStatus,
    GatewayStatus: gatewayStatus,
    ...quoteAll({ Retry: retry, Executed: executed }),
    Generic: generic || undefined,
    Retired: retired || undefined,
  };
  return `\t{${renderFields(fields)}},\n`;
}

function renderFields(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .join(', ');
}

function quoteAll(fields: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, text === undefined ? undefined : quote(text)]),
  );
}

function renderTexts(texts: readonly string[]): string {
  return `[]string{${texts.map(quote).join(', ')}}`;
}

function renderPaths(paths: readonly (readonly string[])[]): string {
  return `[][]string{${paths.map((path) => `{${path.map(quote).join(', ')}}`).join(', ')}}`;
}

/**
 * Renders a text as a Go string. Go has the escapes of JSON, but cannot hold lone surrogates, which are
 * replaced.
 */
function quote(text: string): string {
  return JSON.stringify(text.toWellFormed());
}
