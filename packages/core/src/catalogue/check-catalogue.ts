import type { Catalogue } from './catalogue.js';
import { parseMessage } from './index-catalogue.js';

/** Throws a `TypeError` that names the first row which breaks a rule, and the rule. */
export function checkCatalogue(catalogue: Catalogue): void {
  const codes = new Set<number>();
  const reasons = new Set<string>();
  for (const [position, { code, reason, messages }] of catalogue.entries()) {
    const check = (holds: boolean, problem: string): void => {
      if (!holds) throw new TypeError(`Catalogue row ${position} (${code} ${reason}): ${problem}.`);
    };
    check(Number.isSafeInteger(code), 'the code is not an integer');
    check(code !== 0 && code !== 200, 'the code means success');
    check(!codes.has(code), 'the code stands in two rows');
    check(/^\w+$/.test(reason), 'the reason is not a name');
    check(!reasons.has(reason), 'the reason stands in two rows');
    const rows = Object.entries(messages ?? {});
    check(rows.length > 0, 'there is no message');
    for (const [id, row] of rows) {
      const { literals, names, numeric } = parseMessage(row);
      const fits = names.length === numeric.length && names.every((name) => /^[A-Za-z]\w*$/.test(name));
      check(id === reason || id.startsWith(`${reason}.`), `the message id ${id} is not of the reason`);
      check(fits && new Set(names).size === names.length, `the names of ${id} do not fit its placeholders`);
      check(!literals.slice(1, -1).includes(''), `two placeholders of ${id} touch`);
    }
    codes.add(code);
    reasons.add(reason);
  }
}
