/**
 * Errors per second of a service over TCP, compared with an `RpcException` of the same content, and one with code and
 * params only. "As it arrives" measures the object that a filter at the edge responds with.
 * "Caught as an error" adds a class and a stack: ours by `withApiErrors`, Nest's by a hand-written `catchError`.
 * Each side runs in several processes of its own, because no program throws both, and V8 does not compile
 * each process alike.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measure, Row } from './harness/measurement.ts';
import { toSpread } from './harness/spread.ts';

const PROCESSES = 4;
const PAIRS = 8;
/** Measurements of a process that are discarded. */
const WARM_UP = 4;
/** Messages per measurement: enough for several garbage collections. */
const MESSAGES = 5_000;
const BUDGET = 0.95;

interface Contest {
  readonly name: string;
  readonly peer: string;
  /** Arguments of the processes of each side. */
  readonly ours: string;
  readonly theirs: string;
  readonly hasBudget: boolean;
}

const contests: readonly Contest[] = [
  {
    name: 'an error over TCP, as it arrives',
    peer: 'RpcException with the same content',
    ours: 'ours',
    theirs: 'same',
    hasBudget: true,
  },
  {
    name: 'an error over TCP, caught as an error',
    peer: 'RpcException with the same content',
    ours: 'ours, caught',
    theirs: 'same, caught',
    hasBudget: true,
  },
  {
    name: 'an error over TCP, as it arrives',
    peer: 'RpcException of code and params',
    ours: 'ours',
    theirs: 'least',
    hasBudget: false,
  },
];

async function start(way: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'rpc/round-trips.ts'), [way]);
  await once(child, 'message');
  return child;
}

/** Round trips per second of processor time. */
async function rateOf(child: ChildProcess): Promise<number> {
  child.send(MESSAGES);
  const [microseconds] = await once(child, 'message');
  return 1e6 / microseconds;
}

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

async function takePairs(contest: Contest): Promise<Pair[]> {
  const [ours, theirs] = [await start(contest.ours), await start(contest.theirs)];
  const pairs: Pair[] = [];
  for (let round = 0; round < WARM_UP + PAIRS; round++) {
    const isOursFirst = round % 2 === 0;
    const first = await rateOf(isOursFirst ? ours : theirs);
    const second = await rateOf(isOursFirst ? theirs : ours);
    pairs.push(isOursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  for (const child of [ours, theirs]) child.disconnect();
  return pairs.slice(WARM_UP);
}

async function compare(contest: Contest): Promise<Row> {
  const pairs: Pair[] = [];
  for (let count = 0; count < PROCESSES; count++) pairs.push(...(await takePairs(contest)));
  const { name, peer, hasBudget } = contest;
  return {
    name,
    unit: 'per second',
    ours: toSpread(pairs.map(({ ours }) => ours)).median,
    peer,
    theirs: toSpread(pairs.map(({ theirs }) => theirs)).median,
    kind: 'ratio',
    figure: toSpread(pairs.map(({ ours, theirs }) => ours / theirs)),
    ...(hasBudget && { budget: BUDGET, moreIsBetter: true }),
  };
}

export const measure: Measure = async () => {
  const rows: Row[] = [];
  for (const contest of contests) rows.push(await compare(contest));
  return rows;
};
