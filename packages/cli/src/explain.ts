import type { Advice, Definition } from '@errlex/core';
import { type Guide, spotV3Guide } from '@errlex/core/guide';
import type { Messages } from '@errlex/i18n';
import { findDefinition } from './catalogue/find-definition.js';
import { renderTemplate } from './catalogue/render-template.js';
import { toListed } from './catalogue/to-listed.js';
import { loadMessagesFor, type ReaderOptions } from './reader/reader-options.js';
import { print } from './terminal/print.js';
import { renderAdvice } from './terminal/render-advice.js';
import { renderFacts } from './terminal/render-facts.js';

/** Prints everything that the catalogue holds of a code or a reason. */
export async function explain(query: string, options: ReaderOptions): Promise<void> {
  const explained = toExplained(findDefinition(query), await loadMessagesFor(options));
  await print(options.json ? JSON.stringify(explained, undefined, 2) + '\n' : renderExplained(explained));
}

function toExplained(definition: Definition, messages: Messages) {
  const { messages: rows, ...listed } = toListed(definition);
  const { gatewayStatus, retry, executed, refinements = {} } = definition;
  const { locale, dir } = messages;
  const guides: Readonly<Record<string, Guide>> = spotV3Guide;
  return {
    ...listed,
    gatewayStatus,
    advice: { retry, executed },
    refinements,
    guide: guides[definition.reason] ?? null,
    messages: rows.map(({ id, template, params }) => {
      const text = renderTemplate(id, messages);
      return { id, template, params, translation: text === undefined ? null : { text, locale, dir } };
    }),
  };
}

function renderExplained(explained: ReturnType<typeof toExplained>): string {
  const { code, reason, section, category, httpStatus, gatewayStatus, advice, refinements, guide, messages } =
    explained;
  const facts = renderFacts(`${code} ${reason}`, [
    ['section', section],
    ['category', category],
    ['HTTP status', `${httpStatus}, the one recommended to a server that refuses a request`],
    [
      'gateway status',
      `${gatewayStatus}, the one recommended to a server that was itself refused, with its own key`,
    ],
    ['advice', renderAdvice(advice)],
    ...Object.entries(refinements).map(toRefinedFact),
    ['cause', guide?.cause ?? ''],
    ['action', guide?.action ?? ''],
  ]);
  const told = messages.map(({ id, template, params, translation }) =>
    renderFacts(id, [
      ['template', template],
      ['params', params.join(', ')],
      [`text (${translation?.locale})`, translation?.text ?? ''],
    ]),
  );
  return [facts, ...told].join('\n');
}

function toRefinedFact([start, advice]: [string, Advice]): [string, string] {
  return ['', `${renderAdvice(advice)} (where msg starts with "${start}")`];
}
