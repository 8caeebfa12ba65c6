/**
 * Measures the compiler on catalogs of literal definitions, and on an invalid one among 2,000, which it must report in
 * its line and by its name. Counts of instantiations are deterministic, seconds are not.
 */
import type { Measure, Row } from './harness/measurement.ts';
import { toExact, toSpread } from './harness/spread.ts';
import { type Compilation, compileRows } from './types/compile-rows.ts';
import { MOST, toRows, WRONG_INDEX, wrongCatalogs } from './types/rows.ts';

const BUDGET = 4.5;
const HALFWAY = 500;
const PAIRS = 15;

function compileWhole(count: number): Compilation {
  const compilation = compileRows(toRows(count));
  if (compilation.errors.length > 0) throw new Error(`${count} definitions: ${compilation.errors[0]}`);
  return compilation;
}

function count(rows: number, smaller: number, budget?: number): Row {
  const ours = compileWhole(rows).instantiations;
  const theirs = compileWhole(smaller).instantiations;
  return {
    name: `instantiations for ${rows.toLocaleString('en')} definitions`,
    unit: 'count',
    ours,
    peer: `${smaller} definitions`,
    theirs,
    kind: 'ratio',
    figure: toExact(ours / theirs),
    ...(budget !== undefined && { budget }),
    ...(smaller === 36 && { growth: { of: 'rows type-checked', size: rows / smaller } }),
  };
}

function time(): Row {
  const pairs = Array.from({ length: PAIRS }, () => ({
    most: compileWhole(MOST).seconds,
    halfway: compileWhole(HALFWAY).seconds,
  }));
  return {
    name: `seconds to check ${MOST.toLocaleString('en')} definitions`,
    unit: 'ns',
    ours: toSpread(pairs.map(({ most }) => most)).median * 1e9,
    peer: `${HALFWAY} definitions`,
    theirs: toSpread(pairs.map(({ halfway }) => halfway)).median * 1e9,
    kind: 'ratio',
    figure: toSpread(pairs.map(({ most, halfway }) => most / halfway)),
    budget: BUDGET,
  };
}

function measureWrong({ what, rows, sign }: (typeof wrongCatalogs)[number]): Row {
  const { errors, instantiations } = compileRows(rows);
  const line = WRONG_INDEX + 3;
  if (!errors.some((error) => error.startsWith(`rows.ts(${line},`) && error.includes(sign))) {
    throw new Error(`${what} is not reported in its line by its name: ${errors[0]}`);
  }
  const figure = toExact(instantiations);
  return { name: `report ${what}`, unit: 'count', ours: instantiations, kind: 'value', figure };
}

export const measure: Measure = async ({ check }) => {
  const counted = count(MOST, HALFWAY, BUDGET);
  if (check) return [counted];
  return [
    ...[360, 1_000, MOST].map((rows) => count(rows, 36)),
    counted,
    time(),
    ...wrongCatalogs.map((wrong) => measureWrong(wrong)),
  ];
};
