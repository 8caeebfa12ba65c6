import { type Cells, facts } from './transport-facts.fixture.js';
import type { TransportCase } from './transports.fixture.js';

const START = '<!-- matrix: written by the tests of brokers/ -->';
const END = '<!-- /matrix -->';

/** A document with the table of what came over which transport between its two markers. */
export function renderMatrix(document: string, transports: readonly TransportCase[], cells: Cells): string {
  const [before, rest = ''] = document.split(START);
  const [, after] = rest.split(END);
  if (after === undefined) throw new Error(`no ${START} … ${END}`);
  const names = transports.map(({ name }) => name);
  const rows = facts.map(({ thrown, msg }) => [
    thrown,
    ...names.map((name) => cells.get(`${name} ${thrown}`) ?? ''),
    msg,
  ]);
  const table = [
    ['thrown in the service', ...names, 'text of the response'],
    names.concat('', '').map(() => '---'),
    ...rows,
  ];
  const lines = table.map((row) => `| ${row.join(' | ')} |`);
  return `${before}${START}\n\n${lines.join('\n')}\n\n${END}${after}`;
}
