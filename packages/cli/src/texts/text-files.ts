import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import PO from 'pofile';
import { CommandError } from '../terminal.js';
import { toPluralHeader } from './plural-forms.js';
import { joinForms, maxLengthOf, type TextEntry, type TextFile } from './text-entries.js';

/** A plural is a group of units, as gettext tools write it: `ID[0]`, `ID[1]`. */
const PLURAL_GROUP = 'x-gettext-plurals';

/** Writes texts as XLIFF 1.2, the version that all tools read. A text without a translation is not approved. */
export function renderXliff({ domain, locale, entries }: TextFile): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="${escapeXml(domain)}" source-language="en" target-language="${escapeXml(locale)}" datatype="plaintext">
    <body>
${entries.map(renderEntry).join('')}    </body>
  </file>
</xliff>
`;
}

function renderEntry(entry: TextEntry): string {
  const { id, source, target } = entry;
  const [text, plural = text] = source;
  if (source.length === 1) return renderUnit(id, text, target[0] ?? '', entry, '      ');
  const units = target.map((one, form) =>
    renderUnit(`${id}[${form}]`, form === 0 ? text : plural, one, entry, '        '),
  );
  return `      <group id="${escapeXml(id)}" restype="${PLURAL_GROUP}">\n${units.join('')}      </group>\n`;
}

function renderUnit(id: string, source: string, target: string, entry: TextEntry, indent: string): string {
  const lines = [
    `<trans-unit id="${escapeXml(id)}" resname="${escapeXml(id)}" maxwidth="${maxLengthOf(entry)}" size-unit="char" xml:space="preserve"${target === '' ? '' : ' approved="yes"'}>`,
    `  <source>${escapeXml(source)}</source>`,
    ...(target === '' ? [] : [`  <target>${escapeXml(target)}</target>`]),
    ...entry.notes.map((note) => `  <note from="developer">${escapeXml(note)}</note>`),
    '</trans-unit>',
  ];
  return lines.map((line) => `${indent}${line}\n`).join('');
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => escapes[char as keyof typeof escapes]);
}

/** Reads an XLIFF 1.2 file. Throws a `CommandError` for any other text. */
export function parseXliff(text: string): TextFile {
  const file = parseXml(text).getElementsByTagName('file')[0];
  if (file === undefined) throw new CommandError('not an XLIFF file: expected the element "file"');
  const entries = Array.from(file.getElementsByTagName('trans-unit')).map((unit): TextEntry => {
    const id = unit.getAttribute('resname') || unit.getAttribute('id') || '';
    return { id, notes: [], source: [textOf(unit, 'source')], target: [textOf(unit, 'target')] };
  });
  const [domain, locale] = ['original', 'target-language'].map((name) => file.getAttribute(name) ?? '');
  return { domain: domain ?? '', locale: locale ?? '', entries: joinForms(entries) };
}

function parseXml(text: string) {
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');
  } catch (cause) {
    throw new CommandError(`not an XLIFF file: ${(cause as Error).message.split('\n')[0]}`, { cause });
  }
}

function textOf(unit: Element, name: string): string {
  return unit.getElementsByTagName(name)[0]?.textContent ?? '';
}

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
