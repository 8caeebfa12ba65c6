import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Catalog } from '../catalog/catalog.js';
import type { Contract } from '../contract/contract.js';
import { type AnyErrorSet, defineErrors } from '../define-errors.js';
import { spotV3Errors } from '../spot-v3-errors.js';
import { adviceFor, findPayloads, type Outcome, toOutcome, toResponseInfo } from './index.js';

/** The expected outcome. `null` stands for undefined, and an absent field is not checked. */
interface Expected {
  readonly kind: Outcome['kind'];
  readonly code?: number;
  readonly reason?: string | null;
  readonly messageId?: string | null;
  readonly params?: object;
  readonly msg?: string;
  readonly data?: object | null;
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
  readonly headers?: Readonly<Record<string, string>>;
  /** `after` in milliseconds from now; `afterUntil` in epoch milliseconds. `null` as in {@link Expected}. */
  readonly advice?: Readonly<Record<string, string | number | null>>;
}

interface TextCase extends Case {
  readonly text: string;
  readonly found: readonly (Expected & { readonly match: string })[];
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../cases/${name}.json`, import.meta.url), 'utf8'));
}

const contracts = readJson('contracts') as Readonly<Record<string, Contract & { readonly catalog: Catalog }>>;
const cases = readJson('reading') as readonly (BodyCase | TextCase)[];
const bodyCases = cases.filter((one) => 'body' in one);
const textCases = cases.filter((one) => 'text' in one);

const NOW = Date.UTC(2026, 10, 24, 12);

function errorsOf({ contract }: Case): AnyErrorSet {
  if (contract === undefined) return spotV3Errors;
  const { catalog, ...rest } = contracts[contract] as (typeof contracts)[string];
  return defineErrors(catalog, rest);
}

/** Picks the fields that are expected, so that both sides are compared as wholes. */
function pick(outcome: Outcome, expected: Expected): object {
  const data = 'data' in outcome ? outcome.data : undefined;
  const items = 'items' in outcome ? outcome.items : undefined;
  const all = {
    kind: outcome.kind,
    ...(data && { ...data, data: data.data }),
    items: items?.map((item, index) => pick(item, expected.items?.[index] ?? { kind: 'success' })),
  };
  const names = Object.keys(all).filter((name) => name in expected);
  return Object.fromEntries(names.map((name) => [name, all[name as keyof typeof all] ?? null]));
}

const outcomeFields = ['kind', 'code', 'reason', 'messageId', 'params', 'msg', 'data', 'items'];

function onlyOutcomeFields(expected: Expected): object {
  return Object.fromEntries(Object.entries(expected).filter(([name]) => outcomeFields.includes(name)));
}

beforeAll(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());

describe('a body', () => {
  it.each(bodyCases.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const errors = errorsOf(row);
    const { status, headers = {}, advice } = row;
    const responseInfo =
      status === undefined ? undefined : toResponseInfo(status, (name) => headers[name], NOW);
    const outcome = toOutcome(row.body, { errors, responseInfo }) as Outcome;
    expect(pick(outcome, row)).toEqual(onlyOutcomeFields(row));
    if (advice === undefined) return;
    if (!('error' in outcome)) throw new Error(`There is no advice about the kind ${outcome.kind}.`);
    const given = adviceFor(outcome.error, { method: 'POST', errors });
    const all: Readonly<Record<string, unknown>> = {
      ...given,
      afterUntil: NOW + (given.after ?? Number.NaN),
    };
    const picked = Object.keys(advice).map((name) => [name, all[name] ?? null]);
    expect(Object.fromEntries(picked)).toEqual(advice);
  });
});

describe('a text', () => {
  it.each(textCases.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const found = findPayloads(row.text, { errors: errorsOf(row) });
    const picked = found.map(({ start, end, outcome }, index) => ({
      match: row.text.slice(start, end),
      ...pick(outcome, row.found[index] ?? { kind: 'success' }),
    }));
    expect(picked).toEqual(row.found);
  });
});
