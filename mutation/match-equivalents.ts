import type { Mutant } from './mutate-package.ts';

/** Equivalent mutants by file, with reasons. */
export type Equivalents = Record<string, readonly Equivalent[]>;

interface Equivalent {
  /** Source line in which the change begins, without indentation: unlike its number, it survives other edits. */
  readonly line: string;
  readonly from: string;
  readonly to: string | readonly string[];
  readonly reason: string;
}

/** Splits mutants into listed and other ones, and finds list entries that were killed or match no mutant. */
export function matchEquivalents(
  mutants: readonly Mutant[],
  listed: Equivalents,
): { readonly equivalent: ReadonlySet<Mutant>; readonly stale: readonly string[] } {
  const equivalent = new Set<Mutant>();
  const stale: string[] = [];
  for (const [file, entries] of Object.entries(listed)) {
    for (const { line, from, to } of entries) {
      for (const replacement of [to].flat()) {
        const found = mutants.filter(
          (mutant) =>
            mutant.file === file && mutant.line === line && mutant.from === from && mutant.to === replacement,
        );
        const alive = found.filter(({ status }) => status === 'survived' || status === 'no coverage');
        for (const mutant of alive) equivalent.add(mutant);
        // A mutant that ends in a time-out may do so only because the machine is busy.
        if (!found.some(({ status }) => status !== 'killed')) stale.push(`${file}: ${line} [${replacement}]`);
      }
    }
  }
  return { equivalent, stale };
}
