import { readFileSync } from 'node:fs';
import { type Catalog, type Contract, defineErrors, spotV3, spotV3Errors } from '@errlex/core';
import { loadHints, loadMessages } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { decodeResponse, type FoundError, findErrors, readErrors } from './decode.js';
import { type Lexicon, toLexicon } from './page-data.js';

/** The meaning of an error; `null` stands for undefined, and an absent field is not checked. */
interface Expected {
  readonly kind: string;
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
  const file = new URL(`../../../../packages/core/cases/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const contracts = readCases('contracts') as Readonly<
  Record<string, Contract & { readonly catalog: Catalog }>
>;
const cases = readCases('reading') as readonly (BodyCase | TextCase)[];
const bodyCases = cases.filter((one) => 'body' in one);
const textCases = cases.filter((one) => 'text' in one);
const texts = { messages: await loadMessages('de'), hints: await loadHints('de') };

function lexiconOf({ contract }: Case): Lexicon {
  const { catalog, ...rest } =
    contract === undefined
      ? { ...spotV3Errors, catalog: spotV3 as Catalog }
      : (contracts[contract] as (typeof contracts)[string]);
  return toLexicon({ errors: defineErrors<Catalog>(catalog, rest), ...texts, guides: {} });
}

/** The errors that a page shows for an outcome: its own, or those of its failed items. */
function errorsIn(expected: Expected): Expected[] {
  const items = (expected.items ?? []).flatMap(errorsIn);
  const isError = expected.kind === 'api-error' || expected.kind === 'response-error';
  return items.length > 0 || !isError ? items : [expected];
}

const fields = ['code', 'reason', 'messageId', 'params', 'msg'] as const;

function expectErrors(found: readonly FoundError[], expected: readonly Expected[]): void {
  const picked = found.map(({ data }, index) => pick(data, expected[index] ?? {}));
  expect(picked).toEqual(expected.map((one) => pick({ code: 0, ...one }, { code: 0, ...one })));
}

function pick(data: object, expected: object): object {
  const all: Readonly<Record<string, unknown>> = { ...data };
  const picked = fields.filter((name) => name === 'code' || name in expected);
  return Object.fromEntries(picked.map((name) => [name, all[name] ?? null]));
}

describe('the body of a response', () => {
  it.each(bodyCases.filter(({ status }) => status !== undefined))('$name', (row) => {
    const { body, status = 0, advice, headers } = row;
    const lexicon = lexiconOf(row);
    expectErrors(readErrors(body, status, lexicon), errorsIn(row));
    if (advice === undefined || headers !== undefined) return;
    const [decoded] = decodeResponse(body, status, lexicon);
    const names = (['retry', 'executed'] as const).filter((name) => name in advice);
    expect(names.map((name) => decoded?.[name])).toEqual(names.map((name) => advice[name]));
  });
});

describe('a body without a status', () => {
  // A text that is not JSON has no error that the page could show.
  const bodies = bodyCases.filter(({ body, status }) => status === undefined && isJson(body));

  it.each(bodies)('$name', (row) => {
    expectErrors(findErrors(row.body, lexiconOf(row)), errorsIn(row));
  });
});

describe('a text', () => {
  it.each(textCases)('$name', (row) => {
    // The cases are about payloads.
    const found = findErrors(row.text, lexiconOf(row)).filter(({ isStatus }) => !isStatus);
    expectErrors(found, row.found.flatMap(errorsIn));
    for (const [index, { match, kind }] of row.found.entries()) {
      if (kind !== 'batch') expect(found[index]?.body).toBe(match);
    }
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
