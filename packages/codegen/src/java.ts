import { type ContractData, type DefinitionData, describeCode } from './contract-data.js';
import type { GeneratedFile, GenerateInput } from './generate-input.js';
import type { LocaleData } from './locale-data.js';
import { toConstants } from './module-names.js';
import { readRuntime } from './runtime-files.js';

const parts =
  `Advisor ApiException Bodies Errors JsonText Payload Responses Shape Text Translator Waits`.split(' ');

/**
 * Maximum number of definitions in one method, because the byte code of a Java method is limited to 64 KiB.
 */
const DEFINITIONS_PER_METHOD = 100;

/**
 * Generates a Java package: `spotv3/SpotV3.java`, the classes that it uses, and the texts of each locale as
 * properties.
 */
export function generateJava({ contract, locales, aliases, header }: GenerateInput): GeneratedFile[] {
  const { flat, pascal } = contract.names;
  const constants = toConstants(
    contract.definitions.map(({ reason }) => reason),
    'upper',
  );
  const adapt = (source: string) =>
    `// ${header}\n${source.replace(/^package runtime;$/m, `package ${flat};`).replace(/\bExample\b/g, pascal)}`;
  const facade = readRuntime('java/Example.java').replace(/ +\/\/ <codes>[\s\S]*\/\/ <\/codes>\n/, () =>
    renderConstants(contract.definitions, constants),
  );
  const tags = locales.map(({ locale }) => locale);
  const runtime = parts.map((part) => ({
    path: `${flat}/${part}.java`,
    content: adapt(
      readRuntime(`java/${part === 'Shape' ? `${contract.shape ? 'Own' : 'Default'}Shape` : part}.java`),
    ),
  }));
  return [
    { path: `${flat}/${pascal}.java`, content: adapt(facade) },
    { path: `${flat}/Contract.java`, content: adapt(renderContract(contract, constants, tags, aliases)) },
    ...runtime,
    ...locales.map((locale) => ({
      path: `${flat}/locales/${locale.locale}.properties`,
      content: renderProperties(locale, header),
    })),
  ];
}

function renderConstants(
  definitions: readonly DefinitionData[],
  constants: ReadonlyMap<string, string>,
): string {
  const lines = definitions.map((definition) => {
    const { code, reason } = definition;
    return `        /** ${toJavadoc(describeCode(definition))} */\n        ${constants.get(reason)}(${code}L)`;
  });
  return `${lines.join(',\n')};\n`;
}

/** Escapes a text for a Javadoc comment: its end mark would close the comment, and `\u` is an escape even in comments. */
function toJavadoc(text: string): string {
  return text.replace(/[\\*/<>&@{}]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function renderContract(
  { domain, definitions, textRules, shape }: ContractData,
  constants: ReadonlyMap<string, string>,
  tags: readonly string[],
  aliases: Readonly<Record<string, string>>,
): string {
  const rules = textRules.map(({ text, code, httpStatus, category, retry, executed }) => {
    const statuses = httpStatus === undefined ? 'null' : `Set.of(${[...new Set(httpStatus)].join(', ')})`;
    const fields = [quote(text), code === undefined ? 'null' : `${code}L`, statuses, quote(category)];
    return `            new Advisor.TextRule(${[...fields, toEnum('Retry', retry), toEnum('Executed', executed)].join(', ')})`;
  });
  const methods = Array.from({ length: Math.ceil(definitions.length / DEFINITIONS_PER_METHOD) }, (_, index) =>
    definitions.slice(index * DEFINITIONS_PER_METHOD, (index + 1) * DEFINITIONS_PER_METHOD),
  );
  const success = (shape?.success ?? [0, 200]).map((code) => `${code}L`);
  const paths = {
    CODE_PATHS: shape?.code ?? [['code']],
    MSG_PATHS: shape?.msg ?? [['msg']],
    ITEM_LISTS: shape?.itemLists ?? [],
    ITEM_CODE_PATHS: shape?.itemCode ?? [['code']],
    ITEM_MSG_PATHS: shape?.itemMsg ?? [['msg']],
  };
  const aliasEntries = Object.entries(aliases).map(
    ([tag, locale]) => `\n            Map.entry(${quote(tag)}, ${quote(locale)})`,
  );
  const pathFields = Object.entries(paths).map(([name, value]) => {
    return `    static final List<List<String>> ${name} = List.of(${value.map(renderList).join(', ')});\n`;
  });
  return `package runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The data of the contract. */
final class Contract {
    static final String DOMAIN = ${quote(domain)};
    static final Set<Long> SUCCESS_CODES = Set.of(${success.join(', ')});
${pathFields.join('')}    static final boolean HAS_ITEMS = ${shape?.hasItems ?? false};
    static final List<String> LOCALES = ${renderList(tags)};
    static final Map<String, String> LOCALE_ALIASES = Map.ofEntries(${aliasEntries.join(',')});
    static final List<Advisor.TextRule> TEXT_RULES = List.of(
${rules.join(',\n')});
    static final List<Example.Definition> DEFINITIONS = createDefinitions();

    private static final Map<Long, Example.Definition> BY_CODE =
            DEFINITIONS.stream().collect(Collectors.toMap(one -> one.errorCode().code(), Function.identity()));

    private Contract() {}

    static Example.Definition byCode(long code) {
        return BY_CODE.get(code);
    }

    private static List<Example.Definition> createDefinitions() {
        List<Example.Definition> all = new ArrayList<>();
${methods.map((_, index) => `        addDefinitions${index}(all);\n`).join('')}        return List.copyOf(all);
    }
${methods.map((chunk, index) => renderMethod(chunk, index, constants)).join('')}
    private static Example.Message message(String id, String kinds, List<String> literals, String... names) {
        return new Example.Message(id, literals, List.of(names), kinds);
    }
}
`.replace('List.of(\n)', 'List.of()');
}

function renderMethod(
  definitions: readonly DefinitionData[],
  index: number,
  constants: ReadonlyMap<string, string>,
): string {
  const statements = definitions.map((definition) => {
    const { reason, messages, section, category, httpStatus = 0, gatewayStatus = 0 } = definition;
    const { retry, executed, generic = false, retired = false } = definition;
    const texts = messages.map(({ id, kinds, literals, names }) => {
      const args = [quote(id), quote(kinds), renderList(literals), ...names.map(quote)];
      return `message(${args.join(', ')})`;
    });
    return `        all.add(new Example.Definition(
                Example.ErrorCode.${constants.get(reason)}, ${quote(reason)},
                List.of(${texts.join(',\n                        ')}),
                ${quote(section)}, ${quote(category)}, ${httpStatus}, ${gatewayStatus},
                ${toEnum('Retry', retry)}, ${toEnum('Executed', executed)}, ${generic}, ${retired}));
`;
  });
  return `
    private static void addDefinitions${index}(List<Example.Definition> all) {
${statements.join('')}    }
`;
}

function toEnum(name: 'Retry' | 'Executed', value: string | undefined): string {
  return value === undefined ? 'null' : `Example.${name}.${value.toUpperCase().replace('-', '_')}`;
}

function renderList(texts: readonly string[]): string {
  return `List.of(${texts.map(quote).join(', ')})`;
}

/** Renders a text as a Java string, which has the escapes of JSON. */
function quote(text: string | undefined): string {
  return text === undefined ? 'null' : JSON.stringify(text);
}

function renderProperties({ dir, plural, texts }: LocaleData, header: string): string {
  const entries = {
    '@dir': dir,
    '@whole': plural.whole,
    '@million': plural.million,
    '@fraction': plural.fraction,
    ...texts,
  };
  const lines = Object.entries(entries).map(
    ([key, text]) => `${escapeProperty(key)}=${escapeProperty(text)}\n`,
  );
  return `# ${header}\n${lines.join('')}`;
}

/**
 * Escapes characters that would end the key or begin a comment, and blanks at both ends, which would be lost.
 */
function escapeProperty(text: string): string {
  return text
    .replace(/[\\:=#!]/g, '\\$&')
    .replace(/^\s|\s$/g, '\\$&')
    .replace(/[\n\r\f\t]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
