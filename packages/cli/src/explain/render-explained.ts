import type { Refinement } from '@errlex/core/response';
import { renderAdvice } from '../terminal/render-advice.js';
import { renderFacts } from '../terminal/render-facts.js';
import type { Explained } from './to-explained.js';

/** What is known of a code, for a person. */
export function renderExplained(explained: Explained): string {
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
    ...refinements.map(toRefinedFact),
    ['cause', guide?.cause ?? ''],
    ['cure', guide?.action ?? ''],
  ]);
  const told = messages.map(({ id, template, params, sample, translations }) =>
    renderFacts(id, [
      ['template', template],
      ['params', params.join(', ')],
      ['sample', sample === undefined ? '' : JSON.stringify(sample)],
      ...translations.map(({ locale, text }): [string, string] => [`text (${locale})`, text]),
    ]),
  );
  return [facts, ...told].join('\n');
}

function toRefinedFact(refinement: Refinement): [string, string] {
  return ['', `${renderAdvice(refinement)} (where msg holds "${refinement.text}")`];
}
