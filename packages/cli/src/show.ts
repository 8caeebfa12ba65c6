import { type Catalog, type ErrorDefinition, type ErrorSet, spotV3 } from '@errlex/core';
import { type GuideEntry, spotV3Guide } from '@errlex/core/guide';
import { type Advice, classifyError, type TextRule, textRulesFor } from '@errlex/core/response';
import { escapeControls } from '@errlex/core/text';
import type { Messages } from '@errlex/i18n';
import { type CatalogOptions, type Found, findDefinition, loadErrors } from './catalog/load-errors.js';
import {
  loadAllMessages,
  loadMessagesFor,
  type ReaderOptions,
  renderTemplate,
  sampleParams,
} from './catalog/load-messages.js';
import { print, renderAdvice, renderFacts, type Terminal, title, toJson } from './terminal.js';

export interface ListOptions extends ReaderOptions, CatalogOptions {}

/** Prints every definition of the catalog; with `--json`, the whole contract as `--catalog` reads it. */
export async function list(options: ListOptions, terminal: Terminal): Promise<void> {
  const errors = await loadErrors(options, terminal);
  if (options.json) {
    const { domain, payload, roles, textRules, requestLifetime, catalog } = errors;
    await print(terminal, toJson({ domain, payload, roles, textRules, requestLifetime, catalog }, 2));
  } else {
    await print(terminal, renderList(errors.catalog, await loadMessagesFor(options, errors, terminal)));
  }
}

function renderList(catalog: Catalog, texts: Messages): string {
  const codeWidth = longest(catalog.map(({ code }) => String(code)));
  const reasonWidth = longest(catalog.map(({ reason }) => reason));
  const lines = catalog.flatMap(({ code, reason, section, messages }, index) => {
    const isFirst = index === 0;
    const isNew = isFirst || section !== catalog[index - 1]?.section;
    const heading = isNew ? [...(isFirst ? [] : ['']), ...(section ? [title(section)] : [])] : [];
    const rows = Object.entries(messages).map(([id, [template]], position) => {
      const [first, second] = position === 0 ? [String(code), reason] : ['', ''];
      const text = renderTemplate(id, texts)?.text ?? template;
      return `  ${first.padStart(codeWidth)}  ${second.padEnd(reasonWidth)}  ${text}`;
    });
    return [...heading, ...rows];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function longest(texts: readonly string[]): number {
  return texts.reduce((width, { length }) => Math.max(width, length), 0);
}

export interface ExplainOptions extends ReaderOptions, CatalogOptions {
  readonly allLocales?: true;
}

/** Prints everything that the catalog holds about a code, a reason or a message id. */
export async function explain(query: string, options: ExplainOptions, terminal: Terminal): Promise<void> {
  const errors = await loadErrors(options, terminal);
  const found = findDefinition(errors.catalog, query);
  const messages = options.allLocales
    ? await loadAllMessages(options, errors, terminal)
    : [await loadMessagesFor(options, errors, terminal)];
  const explanation = toExplanation(found, errors, messages);
  await print(terminal, options.json ? toJson(explanation, 2) : renderExplanation(explanation));
}

/** The JSON of `explain --json`. */
type Explanation = ReturnType<typeof toExplanation>;

/** A text rule, and the advice for an error of the code whose text it matches. */
interface AdviceByText {
  readonly rule: TextRule;
  readonly advice: Pick<Advice, 'retry' | 'executed' | 'category'>;
}

/** Collects what is known about a definition, or about one of its messages, with its texts in each language. */
function toExplanation(
  { definition, messageId }: Found,
  errors: ErrorSet<Catalog>,
  languages: readonly Messages[],
) {
  const { messages, retry: _retry, executed: _executed, ...facts } = definition;
  return {
    ...facts,
    advice: adviceFor(definition, errors),
    textRules: textRulesFor(definition, errors).map((rule) => ({
      rule,
      advice: adviceFor(definition, errors, rule),
    })),
    guide: findGuide(definition) ?? null,
    messages: Object.entries(messages)
      .filter(([id]) => messageId === undefined || id === messageId)
      .map(([id, message]) => {
        const [template, ...params] = message;
        return {
          id,
          template,
          params,
          sample: errors.toPayload(errors.createErrorData(id, sampleParams(message), { allowRetired: true })),
          translations: languages.flatMap((language) => renderTemplate(id, language) ?? []),
        };
      }),
  };
}

/** Classifies an error of the code that has no text, or the text and the status of a rule. */
function adviceFor(
  { code }: ErrorDefinition,
  { reader, textRules }: ErrorSet<Catalog>,
  rule?: TextRule,
): AdviceByText['advice'] {
  const httpStatus = rule?.httpStatus?.[0];
  const responseInfo = httpStatus === undefined ? undefined : { httpStatus, receivedAt: Date.now() };
  const error = reader.describe({ code, msg: rule?.text ?? '' }, { responseInfo });
  const { retry, executed, category } = classifyError(error, { textRules: rule ? textRules : [] });
  return { retry, executed, category };
}

/** Finds the guide of a shipped definition; the same reason may mean something else in another catalog. */
function findGuide({ code, reason }: ErrorDefinition): GuideEntry | undefined {
  const isShipped = (spotV3 as Catalog).some((shipped) => shipped.code === code && shipped.reason === reason);
  const guides: Readonly<Record<string, GuideEntry>> = spotV3Guide;
  return isShipped ? guides[reason] : undefined;
}

/** Statuses to respond with if a definition names none. */
const DEFAULT_STATUS = '500 (default)';
const DEFAULT_GATEWAY_STATUS = '502 (default)';

/** Renders what is known about a code for a person. */
function renderExplanation(explanation: Explanation): string {
  const { code, reason, section, category, httpStatus, gatewayStatus, advice, textRules, guide, messages } =
    explanation;
  const facts = renderFacts(`${code} ${reason}`, [
    ['section', section ?? ''],
    ['category', category ?? ''],
    ['HTTP status', `${httpStatus ?? DEFAULT_STATUS}, if your server rejects a request`],
    ['gateway status', `${gatewayStatus ?? DEFAULT_GATEWAY_STATUS}, if an upstream rejected yours`],
    ['advice', renderAdvice(advice)],
    ...textRules.flatMap((one) => toRuleFact(one, advice)),
    ['cause', guide?.cause ?? ''],
    ['fix', guide?.fix ?? ''],
  ]);
  const rendered = messages.map(({ id, template, params, sample, translations }) =>
    renderFacts(id, [
      ['template', template],
      ['params', params.join(', ')],
      ['sample', JSON.stringify(sample)],
      ...translations.map(({ locale, text }): [string, string] => [`text (${locale})`, text]),
    ]),
  );
  return [facts, ...rendered].join('\n');
}

/** Renders what a text rule changes; nothing if the advice stays the same. */
function toRuleFact({ rule, advice }: AdviceByText, usual: AdviceByText['advice']): [string, string][] {
  const { text, httpStatus } = rule;
  const { retry, executed, category } = advice;
  if (retry === usual.retry && executed === usual.executed && category === usual.category) return [];
  const status = httpStatus ? `under HTTP ${httpStatus.join(' or ')}, ` : '';
  const subject = category === usual.category ? '' : `; category ${category}`;
  return [
    ['', `${renderAdvice(advice)}${subject} (${status}if the text contains "${escapeControls(text)}")`],
  ];
}
