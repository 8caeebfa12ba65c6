import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Decoded } from './payload/decoded.js';
import { runForJson } from './run-cli.fixture.js';

/** The meaning of a body; `null` stands for a missing fact, and an absent field is not checked. */
interface Expected {
  readonly kind: Decoded['kind'];
  readonly code?: number;
  readonly reason?: string | null;
  readonly messageId?: string | null;
  readonly params?: object;
  readonly msg?: string;
  readonly items?: readonly Expected[];
}

interface Case {
  readonly name: string;
  /** A name in `contracts.json`. Default: the shipped set. */
  readonly contract?: string;
}

interface BodyCase extends Case, Expected {
  readonly body: string;
  readonly status?: number;
  readonly headers?: object;
  readonly advice?: Readonly<Record<string, unknown>>;
}

interface TextCase extends Case {
  readonly text: string;
  readonly found: readonly (Expected & { readonly match: string })[];
}

function readCases(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../core/cases/${name}.json`, import.meta.url), 'utf8'));
}

const cwd = mkdtempSync(join(tmpdir(), 'errlex-cases-'));
afterAll(() => rmSync(cwd, { recursive: true }));
for (const [name, contract] of Object.entries(readCases('contracts') as object)) {
  writeFileSync(join(cwd, `${name}.json`), JSON.stringify(contract));
}

const cases = readCases('reading') as readonly (BodyCase | TextCase)[];
const bodyCases = cases.filter((one) => 'body' in one);
const textCases = cases.filter((one) => 'text' in one);
const isLine = (text: string) => text.trim() !== '' && !/[\r\n]/.test(text);
const isJson = (text: string) => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

async function decode(args: readonly string[], { contract }: Case, input?: string): Promise<Decoded[]> {
  const catalog = contract === undefined ? [] : ['--catalog', `${contract}.json`];
  const surroundings = input === undefined ? { cwd } : { cwd, input };
  return (await runForJson(['decode', ...args, ...catalog], surroundings)) as Decoded[];
}

const fields = ['kind', 'code', 'reason', 'messageId', 'params', 'msg'] as const;

/** Picks the fields that are expected, so that both sides are compared as wholes. */
function pick(decoded: Decoded, expected: Expected): object {
  const picked = fields.filter((name) => name in expected).map((name) => [name, decoded[name]]);
  const items = decoded.items?.map((item, index) =>
    pick(item, expected.items?.[index] ?? { kind: 'success' }),
  );
  return Object.fromEntries(expected.items ? [...picked, ['items', items]] : picked);
}

function onlyFields(expected: Expected): object {
  const picked = fields.filter((name) => name in expected).map((name) => [name, expected[name]]);
  return Object.fromEntries(expected.items ? [...picked, ['items', expected.items.map(onlyFields)]] : picked);
}

describe('decode', () => {
  it.each(bodyCases)('$name', async (row) => {
    const { body, status, advice, headers } = row;
    const withStatus = status === undefined ? [] : ['--status', String(status)];
    // A body that an operand cannot be, such as an empty one or a bare number, comes on standard input.
    const args = status === undefined ? [body] : ['-', ...withStatus];
    const [decoded] = await decode(args, row, body);
    expect(pick(decoded as Decoded, row)).toEqual(onlyFields(row));
    if (advice === undefined || headers !== undefined) return;
    const names = ['retry', 'executed', 'category'].filter((name) => name in advice);
    const given = { ...decoded?.advice } as Readonly<Record<string, unknown>>;
    expect(names.map((name) => [name, given[name] ?? null])).toEqual(
      names.map((name) => [name, advice[name]]),
    );
  });

  // A text without a payload is an operand that is not JSON: an error without a code.
  it.each(textCases.filter(({ found }) => found.length > 0))('$name', async (row) => {
    expectFound(await decode([row.text], row), row);
  });
});

describe('decode --follow', () => {
  const lines = bodyCases.filter(({ body, status }) => status === undefined && isLine(body) && isJson(body));

  it.each(lines)('$name', async (row) => {
    const [decoded] = await decode(['--follow'], row, row.body);
    expect(pick(decoded as Decoded, row)).toEqual(onlyFields(row));
  });

  it.each(textCases.filter(({ text }) => isLine(text)))('$name', async (row) => {
    expectFound(await decode(['--follow'], row, row.text), row);
  });
});

function expectFound(decoded: readonly Decoded[], { found }: TextCase): void {
  const errors = decoded.filter(({ kind }) => ['api-error', 'response-error', 'batch'].includes(kind));
  const picked = errors.map((one, index) => ({
    match: one.body,
    ...pick(one, found[index] ?? { kind: 'success' }),
  }));
  expect(picked).toEqual(found.map((one) => ({ match: one.match.slice(0, 1024), ...onlyFields(one) })));
}
