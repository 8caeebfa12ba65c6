import { renderAdvice } from '../terminal/render-advice.js';
import { renderFacts } from '../terminal/render-facts.js';
import type { AdviceByText, Explanation } from './to-explanation.js';

/** Statuses to respond with if a definition names none. */
const DEFAULT_STATUS = '500 (default)';
const DEFAULT_GATEWAY_STATUS = '502 (default)';

/** Renders what is known about a code for a person. */
export function renderExplanation(explanation: Explanation): string {
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
  return [['', `${renderAdvice(advice)}${subject} (${status}if the text contains "${text}")`]];
}
