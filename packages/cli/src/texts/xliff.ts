import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { CommandError } from '../terminal/terminal.js';
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
