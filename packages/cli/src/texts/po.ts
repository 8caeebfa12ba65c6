import PO from 'pofile';
import { CommandError } from '../terminal/terminal.js';
import { toPluralHeader } from './plural-forms.js';
import { joinForms, type TextEntry, type TextFile } from './text-entries.js';

/** Writes texts as a PO file of gettext. The message id is the context, and a reference for tools without contexts. */
export function renderPo({ domain, locale, entries }: TextFile): string {
  const plural = toPluralHeader(locale);
  if (plural === undefined) {
    throw new CommandError(`gettext has no plural rule for "${locale}" here: use --format xliff`);
  }
  const file = new PO();
  file.headers = {
    'Project-Id-Version': domain,
    Language: locale.replace('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': plural,
  };
  file.items = entries.map((entry) => {
    const item = new PO.Item();
    item.msgctxt = entry.id;
    item.references = [entry.id];
    item.extractedComments = [...entry.notes];
    [item.msgid] = entry.source;
    if (entry.source[1] !== undefined) item.msgid_plural = entry.source[1];
    item.msgstr = [...entry.target];
    return item;
  });
  return `${file.toString().trimEnd()}\n`;
}

/** Reads a PO file. Fuzzy entries count as not translated. Throws a `CommandError` for any other text. */
export function parsePo(text: string): TextFile {
  const { headers, items } = PO.parse(text);
  if (items.length === 0) throw new CommandError('not a PO file: expected entries with msgid and msgstr');
  const entries = items
    .filter(({ obsolete }) => !obsolete)
    .map(({ msgctxt, references, msgid, msgid_plural: plural, msgstr, flags }): TextEntry => {
      // Tools that know no contexts keep references, or join the two.
      const id = references[0] ?? msgctxt ?? '';
      const target = flags.fuzzy ? [] : msgstr;
      const source = plural == null ? ([msgid] as const) : ([msgid, plural] as const);
      return { id, notes: [], source, target };
    });
  const locale = headers.Language?.replace('_', '-') ?? '';
  return { domain: headers['Project-Id-Version'] ?? '', locale, entries: joinForms(entries) };
}
