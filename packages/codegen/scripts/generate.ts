/**
 * Copies the bodies of core's case table, and the contracts that they use, into a module, so that the published
 * package can make vectors from them. Runs before every build.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const source = new URL('../../core/cases/', import.meta.url);
const target = new URL('../src/generated/', import.meta.url);

const contracts = readJson('contracts') as object;
const cases = readJson('reading') as readonly Readonly<Record<string, unknown>>[];

const bodies = cases
  .filter((one) => 'body' in one)
  .map(({ name, contract, body, status, headers }) => ({ name, contract, body, status, headers }));

mkdirSync(target, { recursive: true });
writeFileSync(
  new URL('cases.ts', target),
  `import type { Catalog, Contract } from '@errlex/core';

/** A body of core's case table, without what it is expected to be. */
interface BodyCase {
  readonly name: string;
  /** A name in \`caseContracts\`. Default: the shipped contract. */
  readonly contract?: string;
  readonly body: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export const bodyCases: readonly BodyCase[] = ${JSON.stringify(bodies, undefined, 1)};

export const caseContracts: Readonly<Record<string, Contract & { readonly catalog: Catalog }>> = ${JSON.stringify(contracts, undefined, 1)};
`,
);

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, source), 'utf8'));
}
