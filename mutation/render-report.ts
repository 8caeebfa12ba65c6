import type { Mutant } from './mutate-package.ts';

/** What came of a run, and `missed`: the share of mutants that no test noticed and nobody listed. */
export function renderReport(
  name: string,
  mutants: readonly Mutant[],
  equivalent: ReadonlySet<Mutant>,
): { readonly text: string; readonly missed: number } {
  const count = (status: Mutant['status']) =>
    mutants.filter((mutant) => mutant.status === status && !equivalent.has(mutant)).length;
  const missed = (count('survived') + count('no coverage')) / mutants.length;
  const alive = mutants.filter(
    (mutant) => !equivalent.has(mutant) && (mutant.status === 'survived' || mutant.status === 'no coverage'),
  );
  const lines = [
    ...alive.map(
      ({ file, row, from, to, status }) => `${file}:${row} ${status}: ${quote(from)} -> ${quote(to)}`,
    ),
    `${name}: ${mutants.length} mutants that are not static`,
    `  killed       ${count('killed') + count('timeout')}, ${count('timeout')} of them by the clock`,
    `  survived     ${count('survived')}`,
    `  no coverage  ${count('no coverage')}`,
    `  equivalent   ${equivalent.size}`,
    `  score        ${percent(1 - missed)}, missed ${percent(missed)}`,
  ];
  return { text: lines.join('\n'), missed };
}

function quote(code: string): string {
  return JSON.stringify(code);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
