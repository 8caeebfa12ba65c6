import { execFileSync } from 'node:child_process';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { finished } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { generate } from '@errlex/codegen';
import { type Catalog, spotV3, spotV3Errors } from '@errlex/core';
import { root } from './packages.js';

/** Number of occurrences of each reason in a log. */
export type Counts = Readonly<Record<string, number>>;

/** Queries in the order of the guide. */
const guide = readFileSync(join(root, 'docs/look-up-codes-in-logs.md'), 'utf8');
const [countByReason = '', countUnknown = '', countInText = '', countInSqlite = ''] = [
  ...guide.matchAll(/```sql\n([\s\S]*?)```/g),
].map(([, query]) => query ?? '');

/** Makes bodies of every message, of successes and of unknown codes. Deterministic. */
function* makeBodies(count: number): Generator<string> {
  const texts = (spotV3 as Catalog).flatMap(({ code, messages }) =>
    Object.values(messages).map(([template]) => ({ code, template })),
  );
  let state = 1;
  const next = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
  for (let index = 0; index < count; index++) {
    const kind = next(10);
    const { code, template } = texts[Math.min(next(texts.length), next(texts.length))] ?? {
      code: 0,
      template: '',
    };
    const msg = template.replace(/%d/g, () => String(next(1000))).replaceAll('%s', 'symbol');
    if (kind < 2) yield `{"code":200,"data":{"orderId":"${index}"}}`;
    else if (kind === 2) yield JSON.stringify({ code: -9000 - next(5), msg: 'Something new.' });
    else if (kind === 3) yield JSON.stringify({ msg, code, requestId: index });
    else yield JSON.stringify({ code, msg });
  }
}

/** Counts the reasons by decoding each body. */
export function countDecoded(count: number): { readonly known: Counts; readonly unknown: Counts } {
  const known: Record<string, number> = {};
  const unknown: Record<string, number> = {};
  for (const body of makeBodies(count)) {
    const error = spotV3Errors.decode(JSON.parse(body));
    if (error === undefined) continue;
    const [counts, key] = error.reason === undefined ? [unknown, error.code] : [known, error.reason];
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return { known, unknown };
}

/** Writes the files that the queries of the guide read. */
export async function writeLogs(folder: string, count: number): Promise<void> {
  for (const lang of ['csv', 'sql'] as const) {
    for (const { path, content } of generate(spotV3Errors, { lang }))
      writeFileSync(join(folder, path), content);
  }
  const files = ['responses.jsonl', 'bot.log'].map((name) => createWriteStream(join(folder, name)));
  let lines: string[] = [];
  const flush = async () => {
    const [jsonl, log] = files;
    const isReady = [
      jsonl?.write(lines.map((line) => `${line}\n`).join('')),
      log?.write(lines.map((line) => `12:00:01 ERROR order "7" failed ${line}\n`).join('')),
    ];
    lines = [];
    if (isReady.includes(false)) await new Promise((resolve) => setImmediate(resolve));
  };
  for (const body of makeBodies(count)) if (lines.push(body) === 10_000) await flush();
  await flush();
  for (const file of files) {
    file.end();
    await finished(file);
  }
}

/** Counts the codes with `errlex stats`, by reason or, if a code has none, by code. */
export function countWithStats(folder: string): Readonly<Record<'known' | 'unknown', Counts>> {
  const command = join(root, 'packages/cli/dist/esm/cli.js');
  const args = [command, 'stats', '--json', '--top', '1000', join(folder, 'bot.log')];
  const { rows }: { rows: { code: number; reason: string | null; count: number }[] } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8' }),
  );
  const pick = (isKnown: boolean) => toCounts(rows.filter(({ reason }) => (reason !== null) === isKnown));
  return { known: pick(true), unknown: pick(false) };
}

export async function countWithDuckDb(
  folder: string,
): Promise<Readonly<Record<'known' | 'unknown' | 'inText', Counts>>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const run = async (query: string) => {
    const result = await connection.runAndReadAll(
      query.replace(/'([\w.]+\.(?:jsonl|csv|log))'/g, `'${folder}/$1'`),
    );
    return toCounts(result.getRowObjectsJS());
  };
  const counts = {
    known: await run(countByReason),
    unknown: await run(countUnknown),
    inText: await run(countInText),
  };
  connection.closeSync();
  return counts;
}

export function countWithSqlite(folder: string, count: number): Counts {
  const database = new DatabaseSync(':memory:');
  database.exec(readFileSync(join(folder, 'spot_v3.sql'), 'utf8'));
  database.exec('CREATE TABLE log (body TEXT); BEGIN');
  const insert = database.prepare('INSERT INTO log VALUES (?)');
  for (const body of makeBodies(count)) insert.run(body);
  database.exec('COMMIT');
  const counts = toCounts(database.prepare(countInSqlite).all());
  database.close();
  return counts;
}

function toCounts(rows: readonly Readonly<Record<string, unknown>>[]): Counts {
  return Object.fromEntries(rows.map(({ reason, code, count }) => [String(reason ?? code), Number(count)]));
}
