import { describe, expect, it } from 'vitest';
import {
  duplicateProblems,
  english,
  fileNames,
  glossary,
  glossaryProblems,
  ids,
  keysOf,
  localeFiles,
  schema,
  shapeProblems,
  textProblems,
  toId,
} from './locale-files.fixture.js';

describe.each([...localeFiles])('%s.json', (tag, texts) => {
  it('has the messages and plural forms of its language, with the placeholders of the English', () => {
    expect(shapeProblems(tag, texts)).toEqual([]);
  });

  it('is clean text that ends as its script ends a sentence, API words untouched', () => {
    expect(textProblems(tag, texts)).toEqual([]);
  });

  it('keeps to the glossary', () => {
    expect(glossaryProblems(tag, texts)).toEqual([]);
  });

  it('says no two messages alike', () => {
    expect(duplicateProblems(tag, texts)).toEqual([]);
  });
});

describe('the directory', () => {
  it('holds the locales, their glossary and a schema, and nothing else', () => {
    expect(Object.keys(glossary).sort()).toEqual([...localeFiles.keys()].sort());
    expect(fileNames.length).toBe(localeFiles.size + 2);
  });

  it('has a schema for editors that knows the same keys', () => {
    const patterns = Object.keys(schema.patternProperties).map((pattern) => new RegExp(pattern));
    const unknown = (key: string) =>
      !(key in schema.properties) && !patterns.some((pattern) => pattern.test(key));
    expect([...localeFiles.keys()].flatMap(keysOf).filter(unknown)).toEqual([]);
    expect(Object.keys(schema.properties).length + patterns.length).toBe(ids.length);
  });
});

describe('the checks', () => {
  const few = 'QUERY_TIME_OUT_OF_RANGE.range_few';
  const sound = (tag: string) =>
    Object.fromEntries(keysOf(tag).map((key) => [key, english[key] ?? english[`${toId(key)}_other`] ?? '']));

  it('name the file and the key of what is missing, too many or misplaced', () => {
    expect(shapeProblems('ru', sound('ru'))).toEqual([]);
    const { [few]: _, ...fewer } = sound('ru');
    expect(shapeProblems('ru', fewer)).toEqual([`ru.json ${few}: is missing`]);
    expect(shapeProblems('de', { ...sound('de'), OWN: 'x' })).toEqual([
      'de.json OWN: is no key of this language',
    ]);
    expect(shapeProblems('de', { ...sound('de'), PARAM_EMPTY: '„{{param}}“ fehlt.' })).toEqual([
      'de.json PARAM_EMPTY: has the placeholders "{{param}}" instead of "{{parameter}}"',
    ]);
  });

  it('let a plural form write its number as a word where it is the only one', () => {
    const one = 'QUERY_TIME_OUT_OF_RANGE.range_one';
    expect(shapeProblems('ar', { ...sound('ar'), [one]: 'يوم واحد.' })).toEqual([]);
    expect(shapeProblems('ru', { ...sound('ru'), [one]: 'Один день.' })).toHaveLength(1);
  });

  it.each([
    ['holds a control or bidi character', 'Gesperrt\u202e.'],
    ['holds markup or what i18next evaluates', 'Gesperrt <b>.'],
    ['has a space too many', ' Gesperrt.'],
    ['does not end as a sentence of its script', 'Gesperrt'],
    ['is not in normal form C', 'Gesperrt a\u0308.'],
    ['is the English', 'The user account is locked.'],
    ['is more than three times as long as the English', `${'Gesperrt'.repeat(20)}.`],
    ['has a brace that is no placeholder', 'Gesperrt {x}.'],
  ])('see that a text %s', (problem, text) => {
    expect(textProblems('de', { USER_LOCKED: text })).toEqual([`de.json USER_LOCKED: ${problem}`]);
  });

  it('see a literal that was translated and a term that is not the one of the glossary', () => {
    expect(textProblems('de', { ILLEGAL_IP: 'Diese Adresse ist gesperrt.' })).toEqual([
      'de.json ILLEGAL_IP: lacks the API word IP',
    ]);
    expect(glossaryProblems('de', { ACCESS_TIMESTAMP_EXPIRED: 'Zu alt.' })).toHaveLength(1);
    expect(duplicateProblems('de', { A: 'x', B: 'x', C_one: 'y', C_other: 'y' })).toEqual([
      'de.json B: is the same as A',
    ]);
  });

  it('know the id of a plural key', () => {
    expect(toId(few)).toBe('QUERY_TIME_OUT_OF_RANGE.range');
    expect(toId('INVALID_SYMBOL')).toBe('INVALID_SYMBOL');
  });
});
