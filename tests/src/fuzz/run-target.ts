import { Choices } from './choices.ts';
import { isPolluted, undoPollution } from './prototypes.ts';
import type { Target } from './target.ts';

/** Default limit of a case, in milliseconds of CPU time. */
const CASE_LIMIT = 400;

/** A case that takes longer runs again, because garbage of earlier cases may have slowed it down. */
const TRIES = 3;

/** Limits for shrinking a failing input: number of attempts, and milliseconds. */
const SHRINK_LIMIT = 2_000;
const SHRINK_TIME = 10_000;

/** Cases between two calls of `onCases`. */
const BATCH = 256;

export interface Budget {
  /** Seed of the first case; each further case adds one. */
  readonly seed: number;
  readonly cases: number;
  readonly seconds: number;
  /** Limit of a case, in milliseconds of CPU time. */
  readonly caseLimit?: number | undefined;
}

interface Finding {
  readonly problem: string;
  /** The smallest failing input. */
  readonly input: unknown;
  /** Seed of the case whose input was shrunk. */
  readonly seed: number;
}

export interface Run {
  readonly name: string;
  readonly cases: number;
  readonly seconds: number;
  /** CPU time of the slowest case, in milliseconds. */
  readonly slowest: number;
  readonly finding?: Finding;
}

/** Runs a target until its cases or its time are used up, or a case fails. */
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
      // Yields to pending work of asynchronous cases and to messages of this thread.
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
      // Most cases are synchronous, and awaiting them would cost more than running them.
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

/** CPU time of this thread in milliseconds, so that a busy machine does not slow cases down. */
function readClock(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? String(thrown)) : `thrown: ${String(thrown)}`;
}

/** Shrinks an input: tries fewer and smaller numbers while it still fails. */
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
      // Missing numbers are read as zeros, so the input may end up no smaller.
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

/** Yields the numbers without some of them, then with one of them smaller. */
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
