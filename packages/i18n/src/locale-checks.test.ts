import { describe, expect, it } from 'vitest';
import { english, keysOf, type Texts, toHintFile, toId, toMessageFile } from './locale-files.fixture.js';
import {
  duplicateProblems,
  glossaryProblems,
  quotationProblems,
  shapeProblems,
  textProblems,
} from './locale-problems.fixture.js';

const few = 'QUERY_TIME_OUT_OF_RANGE.range_few';

function sound(tag: string, changes: Texts = {}) {
  const texts = keysOf(tag).map((key) => [key, english[key] ?? english[`${toId(key)}_other`] ?? '']);
  return toMessageFile(tag, { ...Object.fromEntries(texts), ...changes });
}

describe('the checks', () => {
  it('name the file and the key of what is missing, too many or misplaced', () => {
    const russian = sound('ru');
    expect(shapeProblems(russian)).toEqual([]);
    const { [few]: _, ...texts } = russian.texts;
    expect(shapeProblems({ ...russian, texts })).toEqual([`ru.json ${few}: is missing`]);
    expect(shapeProblems(sound('de', { OWN: 'x' }))).toEqual(['de.json OWN: is no key of this file']);
    expect(shapeProblems(sound('de', { PARAM_EMPTY: '„{{param}}“ fehlt.' }))).toEqual([
      'de.json PARAM_EMPTY: has the placeholders "{{param}}" instead of "{{parameter}}"',
    ]);
  });

  it('know what has a hint, and that hints have no placeholders', () => {
    const { keys } = toHintFile('de', {});
    const texts = Object.fromEntries(keys.map((key) => [key, 'Bitte warten.']));
    expect(shapeProblems(toHintFile('de', texts))).toEqual([]);
    expect(shapeProblems(toHintFile('de', { ...texts, PARAM_EMPTY: '{{parameter}}.', OWN: 'x' }))).toEqual([
      'hints/de.json PARAM_EMPTY: has the placeholders "{{parameter}}" instead of ""',
      'hints/de.json OWN: is no key of this file',
    ]);
    expect(keys).toContain('TOO_MANY_REQUESTS');
    expect(keys).toContain('NO_NETWORK');
  });

  it('let a plural form write its number as a word where it is the only one', () => {
    const one = 'QUERY_TIME_OUT_OF_RANGE.range_one';
    expect(shapeProblems(sound('ar', { [one]: 'يوم واحد.' }))).toEqual([]);
    expect(shapeProblems(sound('ru', { [one]: 'Один день.' }))).toHaveLength(1);
  });

  it.each([
    ['holds a control or bidi character', 'Gesperrt\u202e.'],
    ['holds markup or what i18next evaluates', 'Gesperrt <b>.'],
    ['has a space too many', ' Gesperrt.'],
    ['has an exclamation mark', 'Gesperrt!.'],
    ['has a digit that is not ASCII', 'Gesperrt ٣.'],
    ['does not end as a sentence of its script', 'Gesperrt'],
    ['is not in normal form C', 'Gesperrt a\u0308.'],
    ['is the English', 'The user account is locked.'],
    ['is more than three times as long as the English', `${'Gesperrt'.repeat(20)}.`],
    ['has a brace that is no placeholder', 'Gesperrt {x}.'],
    ['has placeholders that touch', '{{a}} {{b}}.'],
  ])('see that a text %s', (problem, text) => {
    expect(textProblems(toMessageFile('de', { USER_LOCKED: text }))).toEqual([
      `de.json USER_LOCKED: ${problem}`,
    ]);
  });

  it('see a literal that was translated, and two messages that are alike', () => {
    expect(textProblems(toMessageFile('de', { ILLEGAL_IP: 'Diese Adresse ist gesperrt.' }))).toEqual([
      'de.json ILLEGAL_IP: lacks the API word IP',
    ]);
    expect(duplicateProblems(toMessageFile('de', { A: 'x', B: 'x', C_one: 'y', C_other: 'y' }))).toEqual([
      'de.json B: is the same as A',
    ]);
  });

  it('see a term that is not the one of the glossary, in any inflection', () => {
    const problems = (text: string) => glossaryProblems(toHintFile('ru', { NO_PERMISSION_TRADE_PAIR: text }));
    expect(problems('Выберите другую торговую пару.')).toEqual([]);
    expect(problems('Выберите другую валютную пару.')).toEqual([
      'hints/ru.json NO_PERMISSION_TRADE_PAIR: does not say "торгов пар" for tradingPair',
    ]);
    expect(glossaryProblems(toMessageFile('xx', {}))).toEqual(['glossary.json xx: is missing']);
  });

  it.each([
    ['de', 'Parameter „{{parameter}}“ fehlt.', undefined],
    ['de', 'Parameter ‚{{parameter}}‘ fehlt.', undefined],
    ['de', 'Parameter „{{parameter}}” fehlt.', 'quotes with „”, not as CLDR has it: „,“ ‚,‘'],
    ['de', 'Parameter {{parameter}} fehlt.', 'does not quote the name'],
    ['de', '„Parameter“ {{parameter}} fehlt.', 'does not quote the name'],
    ['ca', 'El paràmetre d’«{{parameter}}» és l’últim.', undefined],
    ['fr', 'Le paramètre «\u202f{{parameter}}\u202f» est vide.', undefined],
    ['zh-TW', '參數「{{parameter}}」無效。', undefined],
    ['zh-TW', '參數“{{parameter}}”無效。', 'quotes with “”, not as CLDR has it: 「,」 『,』'],
  ])('see how %s quotes: %s', (tag, text, problem) => {
    expect(quotationProblems(toMessageFile(tag, { PARAM_EMPTY: text }))).toEqual(
      problem === undefined ? [] : [`${tag}.json PARAM_EMPTY: ${problem}`],
    );
  });

  it('see two ways to quote in one file', () => {
    const texts = { PARAM_EMPTY: '„{{parameter}}“ fehlt.', PARAM_ERROR: '‚{{parameter}}‘ gilt nicht.' };
    expect(quotationProblems(toMessageFile('de', texts))).toEqual([
      'de.json PARAM_ERROR: quotes with ‚, another text with „',
    ]);
  });
});
