import type { Row, Unit } from '../harness/measurement.ts';
import { isWithin } from '../harness/verdict.ts';

const scales = [
  { from: 1e9, unit: 's' },
  { from: 1e6, unit: 'ms' },
  { from: 1e3, unit: 'µs' },
  { from: 1, unit: 'ns' },
];

/** The figures are accurate to three digits. */
function printNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : 3;
  return value.toLocaleString(
    'en',
    digits === 0 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: digits },
  );
}

export function printValue(value: number, unit: Unit): string {
  if (unit === 'bytes') return `${value.toLocaleString('en', { maximumFractionDigits: 0 })} B`;
  if (unit === 'count') return value.toLocaleString('en', { maximumFractionDigits: 0 });
  if (unit === 'per second') return `${printNumber(value)} per s`;
  const scale = scales.find(({ from }) => Math.abs(value) >= from) ?? { from: 1, unit: 'ns' };
  return `${printNumber(value / scale.from)} ${scale.unit}`;
}

function printFigure(value: number, { kind, unit }: Row): string {
  if (kind === 'ratio') return value >= 0.1 ? value.toFixed(3) : value.toPrecision(3);
  return `${kind === 'difference' && value >= 0 ? '+' : ''}${printValue(value, unit)}`;
}

/** Returns the figure with its quartiles, or alone if it is exact. */
export function printSpread(row: Row): string {
  const { median, low, high, pairs } = row.figure;
  if (pairs === 1) return printFigure(median, row);
  return `${printFigure(median, row)} (${printFigure(low, row)} to ${printFigure(high, row)}, ${pairs})`;
}

export function printBudget(row: Row): string {
  return row.budget === undefined ? '' : `${row.moreIsBetter ? '≥' : '≤'} ${printFigure(row.budget, row)}`;
}

/** Returns a budget with its verdict. */
export function printVerdict(row: Row): string {
  if (row.budget === undefined) return '';
  return `${printBudget(row)} ${isWithin(row) ? 'met' : '**not met**'}`;
}
