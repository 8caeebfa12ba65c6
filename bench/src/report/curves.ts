import { drawFrame, escapeText } from './svg.ts';

interface Point {
  /** Size, divided by the smallest size. */
  readonly size: number;
  /** Time, divided by the time of the smallest size. */
  readonly times: number;
}

export interface Curve {
  readonly label: string;
  readonly points: readonly Point[];
}

const WIDTH = 760;
const HEIGHT = 400;
const plot = { left: 56, top: 56, width: 420, height: 290 };
const MOST_SIZE = 1e5;
const LEAST_TIMES = 0.5;
const MOST_TIMES = 1e3;
/** Dash patterns, so that curves differ without their colors. */
const dashes = ['none', '8 4', '2 4', '12 4 2 4', '5 3', '16 6'];

function toX(size: number): number {
  return plot.left + (plot.width * Math.log10(Math.min(size, MOST_SIZE))) / Math.log10(MOST_SIZE);
}

function toY(times: number): number {
  const within = Math.min(Math.max(times, LEAST_TIMES), MOST_TIMES);
  const share = Math.log10(within / LEAST_TIMES) / Math.log10(MOST_TIMES / LEAST_TIMES);
  return plot.top + plot.height * (1 - share);
}

function drawGrid(): string[] {
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  const across = [1, 10, 100, 1_000].map(
    (times) =>
      `<line class="rule" x1="${plot.left}" x2="${right}" y1="${toY(times)}" y2="${toY(times)}"/>` +
      `<text class="quiet" x="${plot.left - 8}" y="${toY(times) + 4}" text-anchor="end">${times}×</text>`,
  );
  const along = [1, 10, 100, 1_000, 10_000, 100_000].map(
    (size) =>
      `<text class="quiet" x="${toX(size)}" y="${bottom + 20}" text-anchor="middle">${size.toLocaleString('en')}×</text>`,
  );
  return [
    ...across,
    ...along,
    `<line class="rule" x1="${toX(1)}" y1="${toY(1)}" x2="${toX(MOST_TIMES)}" y2="${toY(MOST_TIMES)}"/>`,
    `<text class="quiet" x="${toX(MOST_TIMES) - 8}" y="${plot.top + 34}">as much as there is</text>`,
    `<text class="quiet" x="${plot.left}" y="${bottom + 42}">across: how many times as many; up: how many times as long</text>`,
  ];
}

function drawCurve({ label, points }: Curve, index: number): string {
  const path = points.map(({ size, times }) => `${toX(size).toFixed(1)},${toY(times).toFixed(1)}`).join(' ');
  const look = `class="curve c${index}" stroke-dasharray="${dashes[index]}"`;
  const x = plot.left + plot.width + 24;
  const y = plot.top + 14 + index * 26;
  return (
    `<polyline ${look} points="${path}"/><line ${look} x1="${x}" x2="${x + 34}" y1="${y - 4}" y2="${y - 4}"/>` +
    `<text x="${x + 42}" y="${y}">${escapeText(label)}</text>`
  );
}

function describe({ label, points }: Curve): string {
  const last = points.at(-1);
  const round = (value = Number.NaN) => value.toLocaleString('en', { maximumSignificantDigits: 3 });
  return `${label}: ${round(last?.size)} times as many take ${round(last?.times)} times as long`;
}

/** Draws growth on logarithmic scales: a flat line is constant, the diagonal is linear. */
export function drawCurves(title: string, curves: readonly Curve[]): string {
  const description = `${curves.map(describe).join('; ')}.`;
  return drawFrame({ title, description, width: WIDTH, height: HEIGHT }, [
    ...drawGrid(),
    ...curves.map(drawCurve),
  ]);
}
