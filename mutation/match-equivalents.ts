import type { Mutant } from './mutate-package.ts';

/** By file: mutants that no test can notice, and why. */
export type Equivalents = Record<string, readonly Equivalent[]>;

interface Equivalent {
  /** The line that the change begins in, without its indentation: it stays where numbers of lines move. */
  readonly line: string;
  readonly from: string;
  readonly to: string | readonly string[];
  readonly reason: string;
}

/** Which mutants are listed as equivalent, and what is listed that was noticed or is no mutant any more. */
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
        // One that takes for ever on a busy machine may be noticed by chance.
        if (!found.some(({ status }) => status !== 'killed')) stale.push(`${file}: ${line} [${replacement}]`);
      }
    }
  }
  return { equivalent, stale };
}
