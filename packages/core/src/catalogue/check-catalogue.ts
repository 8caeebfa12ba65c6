import type { Catalogue, Definition } from './catalogue.js';
import { parseMessage } from './index-catalogue.js';

/** Throws a `TypeError` that names the first row which breaks a rule, and the rule. */
export function checkCatalogue(catalogue: Catalogue): void {
  const taken = new Set<unknown>();
  for (const [position, row] of catalogue.entries()) {
    const { code, reason, messages } = row ?? ({} as Partial<Definition>);
    const check = (holds: boolean, problem: string): void => {
      if (!holds) throw new TypeError(`Catalogue row ${position} (${code} ${reason}): ${problem}.`);
    };
    check(Number.isSafeInteger(code), 'the code is not an integer');
    check(code !== 0 && code !== 200, 'the code means success');
    check(!taken.has(code), 'the code stands in two rows');
    check(typeof reason === 'string' && /^\w+$/.test(reason), 'the reason is not a name');
    check(!taken.has(reason), 'the reason stands in two rows');
    const rows = Object.entries(messages ?? {});
    check(rows.length > 0, 'there is no message');
    for (const [id, message] of rows) {
      const isRow = Array.isArray(message) && message.every((part) => typeof part === 'string');
      check(isRow && message.length > 0, `the message ${id} is not a template with names`);
      check(!taken.has(`${code} ${message[0]}`), `the text of ${id} stands in two messages`);
      taken.add(`${code} ${message[0]}`);
      const { literals, names, kinds } = parseMessage(message);
      const fits = names.length === kinds.length && names.every((name) => /^[A-Za-z]\w*$/.test(name));
      check(id === reason || id.startsWith(`${reason}.`), `the message id ${id} is not of the reason`);
      check(fits && new Set(names).size === names.length, `the names of ${id} do not fit its placeholders`);
      check(!literals.slice(1, -1).includes(''), `two placeholders of ${id} touch`);
    }
    taken.add(code).add(reason);
  }
}
