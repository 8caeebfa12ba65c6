/**
 * Bytes that the visitor of a page downloads. Ceilings, programs and bundler come from the
 * tests. Each peer has the smallest program that does its work:
 *
 * - zod parses a payload, without codes and texts; `zod/mini` is its small variant.
 * - i18next and FormatJS render messages from params, contain no messages, and read no payload.
 * - `@solana/errors` has its codes and classes, without its texts, as in production.
 * - viem has its error classes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle, gzipSize } from '@errlex/tests/esbuild';
import { localeCeiling, type SizeCeiling, sizeCeilings } from '@errlex/tests/size-ceilings';
import type { Measure, Row } from './harness/measurement.ts';
import { toExact } from './harness/spread.ts';

const payload = '{ code: z.number(), msg: z.string() }';

const peers = [
  {
    peer: 'zod/mini',
    program: `import * as z from 'zod/mini'; export const Payload = z.object(${payload});`,
  },
  { peer: 'zod', program: `import * as z from 'zod'; export const Payload = z.object(${payload});` },
  { peer: 'i18next', program: `export { createInstance } from 'i18next';` },
  { peer: 'FormatJS', program: `export { IntlMessageFormat } from 'intl-messageformat';` },
  { peer: '@solana/errors', program: `export { getSolanaErrorFromJsonRpcError } from '@solana/errors';` },
  { peer: 'viem', program: `export { InvalidParamsRpcError, RpcRequestError } from 'viem';` },
];

/** Returns the size of the entry file, without the locales that a page loads on demand. */
async function sizeOf(...[program, options]: Parameters<typeof bundle>): Promise<number> {
  const [first = ''] = await bundle(program, options);
  return gzipSize(first);
}

async function ceilingRow({ name, bytes, goal = bytes, program }: SizeCeiling): Promise<Row> {
  const ours = await sizeOf(program);
  return { name, unit: 'bytes', ours, kind: 'value', figure: toExact(ours), budget: goal, ceiling: bytes };
}

function localeRow(): Row {
  const folder = fileURLToPath(new URL('./generated/locales/', import.meta.resolve('@errlex/i18n')));
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const ours = Math.max(...files.map((file) => gzipSize(readFileSync(folder + file, 'utf8'))));
  const name = 'the largest locale';
  return { name, unit: 'bytes', ours, kind: 'value', figure: toExact(ours), budget: localeCeiling };
}

export const measure: Measure = async ({ check }) => {
  const budgeted = [...(await Promise.all(sizeCeilings.map(ceilingRow))), localeRow()];
  if (check) return budgeted;
  const ours = budgeted[1]?.ours ?? Number.NaN;
  const beside = peers.map(async ({ peer, program }): Promise<Row> => {
    const theirs = await sizeOf(program, { folder: import.meta.dirname, splitting: false });
    const name = `all that a page imports, beside ${peer}`;
    return { name, unit: 'bytes', ours, peer, theirs, kind: 'ratio', figure: toExact(ours / theirs) };
  });
  return [...budgeted, ...(await Promise.all(beside))];
};
