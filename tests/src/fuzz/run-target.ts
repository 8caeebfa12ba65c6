import { Choices } from './choices.ts';
import { isPolluted, undoPollution } from './prototypes.ts';
import type { Target } from './target.ts';

/** The most milliseconds of the processor that a case may take where nothing else is said. */
const CASE_LIMIT = 400;

/** One that takes longer is tried again: it may have been what others left to be tidied up. */
const TRIES = 3;

/** How often, and for how many milliseconds, a smaller input is tried in the place of one that shows something. */
const SHRINK_LIMIT = 2_000;
const SHRINK_TIME = 10_000;

/** Cases between two calls of `onCases`. */
const BATCH = 256;

export interface Budget {
  /** Of the first case; the next one has the next. */
  readonly seed: number;
  readonly cases: number;
  readonly seconds: number;
  /** The most milliseconds of the processor that a case may take. */
  readonly caseLimit?: number | undefined;
}

interface Finding {
  readonly problem: string;
  /** The smallest input that shows it. */
  readonly input: unknown;
  /** The case that it was made smaller from. */
  readonly seed: number;
}

export interface Run {
  readonly name: string;
  readonly cases: number;
  readonly seconds: number;
  /** Milliseconds of the processor that the slowest case took. */
  readonly slowest: number;
  readonly finding?: Finding;
}

/** Runs a target until it has had its cases or its time, or until something is found. */
export async function runTarget(
  target: Target,
  budget: Budget,
  onCases: (seed: number) => void = () => {},
): Promise<Run> {
  const begin = performance.now();
  let slowest = 0;
  let cases = 0;
  const toRun = (finding?: Finding): Run => ({
    name: target.name,
    cases,
    seconds: (performance.now() - begin) / 1000,
    slowest,
    ...(finding && { finding }),
  });
  for (; cases < budget.cases; cases++) {
    const seed = budget.seed + cases;
    if (cases % BATCH === 0) {
      onCases(seed);
      if (performance.now() - begin > budget.seconds * 1000) break;
      // Lets go of what asynchronous cases left to do, and of the messages of this thread.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const choices = new Choices(seed);
    const { problem, milliseconds } = await runCase(target, choices, budget.caseLimit);
    slowest = Math.max(slowest, milliseconds);
    if (problem)
      return toRun({
        ...(await shrink(target, choices.taken, { problem, caseLimit: budget.caseLimit })),
        seed,
      });
  }
  return toRun();
}

interface Result {
  readonly problem: string | undefined;
  readonly milliseconds: number;
}

async function runCase({ make, check }: Target, choices: Choices, limit = CASE_LIMIT): Promise<Result> {
  const input = make(choices);
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && milliseconds > limit; tries++) {
    const begin = readClock();
    try {
      const checked = check(input);
      // Most are not, and waiting costs more than they do.
      if (checked) await checked;
    } catch (thrown) {
      return { problem: describe(thrown), milliseconds: readClock() - begin };
    }
    milliseconds = Math.min(milliseconds, readClock() - begin);
  }
  if (milliseconds > limit) return { problem: `slow: ${Math.round(milliseconds)} ms`, milliseconds };
  const polluted = isPolluted() ? undoPollution() : [];
  return { problem: polluted.length > 0 ? `polluted: ${polluted.join(', ')}` : undefined, milliseconds };
}

/** Milliseconds of the processor that this thread has had: others that want it do not count. */
function readClock(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? String(thrown)) : `thrown: ${String(thrown)}`;
}

/** Tries smaller numbers, and fewer, as long as the input still shows something. */
async function shrink(
  target: Target,
  taken: readonly number[],
  { problem, caseLimit }: { readonly problem: string; readonly caseLimit: number | undefined },
): Promise<Pick<Finding, 'problem' | 'input'>> {
  const smallest = { numbers: taken, problem };
  const end = performance.now() + SHRINK_TIME;
  let left = SHRINK_LIMIT;
  const findSmaller = async (): Promise<boolean> => {
    for (const candidate of toSmaller(smallest.numbers)) {
      if (left-- <= 0 || performance.now() > end) return false;
      const choices = new Choices(candidate);
      target.make(choices);
      // What is missing is made up for by zeros, so that it may be no smaller in the end.
      if (!isSmaller(choices.taken, smallest.numbers)) continue;
      const result = await runCase(target, new Choices(candidate), caseLimit);
      if (result.problem === undefined) continue;
      Object.assign(smallest, { numbers: choices.taken, problem: result.problem });
      return true;
    }
    return false;
  };
  while (await findSmaller());
  return { problem: smallest.problem, input: target.make(new Choices(smallest.numbers)) };
}

function isSmaller(one: readonly number[], other: readonly number[]): boolean {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return one.length < other.length || (one.length === other.length && sum(one) < sum(other));
}

/** The numbers without some of them, then with one of them smaller. */
function* toSmaller(numbers: readonly number[]): Generator<readonly number[]> {
  for (let length = numbers.length >> 1; length > 0; length >>= 1) {
    for (let start = 0; start + length <= numbers.length; start += length) {
      yield [...numbers.slice(0, start), ...numbers.slice(start + length)];
    }
  }
  for (const [index, number] of numbers.entries()) {
    for (const smaller of new Set([0, number >> 1, number - 1])) {
      if (smaller >= 0 && smaller < number) yield numbers.with(index, smaller);
    }
  }
}
