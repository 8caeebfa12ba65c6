import type { Row } from '../harness/measurement.ts';
import { type Bar, drawBars } from './bars.ts';
import { type Curve, drawCurves } from './curves.ts';
import { printValue } from './print.ts';
import type { Results } from './results.ts';

function rowsOf({ tables }: Results, name: string): readonly Row[] {
  return tables.find((table) => table.name === name)?.rows ?? [];
}

function toBars(rows: readonly Row[], label: string, names: (row: Row) => boolean): Bar[] {
  const shown = rows.filter(names);
  const [first] = shown;
  if (first === undefined) return [];
  const own = { label, value: first.ours, text: printValue(first.ours, first.unit), isOurs: true };
  const peers = shown.map(({ peer = '', theirs = 0, unit }) => ({
    label: peer,
    value: theirs,
    text: printValue(theirs, unit),
    isOurs: false,
  }));
  return [own, ...peers].toSorted((left, right) => left.value - right.value);
}

/** Returns the points of each curve, relative to its smallest. */
function toCurves(rows: readonly Row[]): Curve[] {
  const points = rows.flatMap(({ growth, kind, ours, figure }) =>
    growth ? [{ ...growth, kind, times: kind === 'ratio' ? figure.median : ours }] : [],
  );
  return [...Map.groupBy(points, ({ of }) => of)].map(([label, group]) => {
    const [first] = group;
    // Ratios are already relative to the smallest.
    const base = first === undefined || first.kind === 'ratio' ? { size: 1, times: 1 } : first;
    const beside = group.map(({ size, times }) => ({ size: size / base.size, times: times / base.times }));
    return { label, points: first?.kind === 'ratio' ? [base, ...beside] : beside };
  });
}

/** Renders the plots of the README, by file name. */
export function drawPlots(results: Results): Readonly<Record<string, string>> {
  const decode = [...rowsOf(results, 'decode').slice(1, 2), ...rowsOf(results, 'peers')];
  return {
    decode: drawBars(
      'Time to turn a body into an error',
      toBars(decode, 'errlex toApiError', ({ name }) => name.startsWith('decode')),
    ),
    size: drawBars(
      'Bytes in a browser, bundled and gzipped',
      toBars(rowsOf(results, 'sizes'), 'errlex, all that a page imports', ({ peer }) => peer !== undefined),
    ),
    growth: drawCurves(
      'Growth',
      toCurves(['growth', 'types', 'hostile'].flatMap((name) => rowsOf(results, name))),
    ),
  };
}
