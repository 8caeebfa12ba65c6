import type { Mutant } from './mutate-package.ts';

export interface Report {
  readonly summary: string;
  /** A line for each surviving mutant that is not listed as equivalent, in the order of the code. */
  readonly alive: string;
  /** Share of these mutants. */
  readonly missed: number;
}

export function renderReport(
  name: string,
  mutants: readonly Mutant[],
  equivalent: ReadonlySet<Mutant>,
): Report {
  const of = (status: Mutant['status']) =>
    mutants.filter((mutant) => mutant.status === status && !equivalent.has(mutant));
  const alive = [...of('survived'), ...of('no coverage')].sort(
    (one, other) => one.file.localeCompare(other.file) || one.row - other.row,
  );
  const missed = alive.length / mutants.length;
  const timeouts = of('timeout').length;
  const summary = [
    `${name}: ${mutants.length} mutants that are not static`,
    `  killed       ${of('killed').length + timeouts}, ${timeouts} of them by the clock`,
    `  survived     ${of('survived').length}`,
    `  no coverage  ${of('no coverage').length}`,
    `  equivalent   ${equivalent.size}`,
    `  score        ${percent(1 - missed)}, missed ${percent(missed)}`,
  ];
  const lines = alive.map(
    ({ file, row, from, to, status }) =>
      `${file}:${row} ${status}: ${JSON.stringify(from)} -> ${JSON.stringify(to)}`,
  );
  return { summary: summary.join('\n'), alive: lines.join('\n'), missed };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
