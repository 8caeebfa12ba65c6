import { type Identified, identify } from '@errlex/core/response';
import { loadMessages } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { thrownCases } from '../../core/cases/thrown.js';
import { errorsOf, expectedTranslation } from './expected-translation.fixture.js';
import { fieldOf } from './field-of.js';
import { translateNow } from './translate-now.js';
import { translateThrown } from './translate-thrown.js';

const messages = await loadMessages('de');

const checked = ['kind', 'code', 'reason', 'messageId', 'params', 'msg'] as const;

// The sources of core and its build are two copies of the package.
describe('a thrown value, made by another copy of core', () => {
  it.each(thrownCases)('$name', async (row) => {
    const options = { errors: errorsOf(row), signal: row.signal?.() };
    const identified = identify(row.create(), options);
    const pick = (value: object) =>
      Object.fromEntries(
        checked
          .filter((name) => name in row)
          .map((name) => [name, value[name as keyof typeof value] ?? null]),
      );
    expect(pick(identified ?? {})).toEqual(pick(row));
    const expected = identified && expectedTranslation(identified as Identified, messages);
    expect(await translateThrown(row.create(), { ...options, messages })).toEqual(expected);
    const thrown = row.create();
    // Hooks treat null and undefined as no error.
    const now = thrown === null || thrown === undefined ? undefined : expected;
    expect(translateNow(thrown, { ...options, messages })).toEqual(now);
    const { parameter } = (row.params ?? {}) as { readonly parameter?: string };
    expect(fieldOf(row.create(), options)).toBe(parameter);
  });
});
