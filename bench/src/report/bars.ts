import { drawFrame, escapeText } from './svg.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value with its unit. */
  readonly text: string;
  readonly isOurs: boolean;
}

const WIDTH = 760;
const LABELS = 270;
const LONGEST = 390;
const STEP = 28;
const TOP = 48;

/** Draws horizontal bars, each with its value at the end. */
export function drawBars(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const shapes = bars.map(({ label, value, text, isOurs }, index) => {
    const top = TOP + index * STEP;
    const length = Math.max(1, Math.round((value / most) * LONGEST));
    return [
      `<text x="${LABELS - 10}" y="${top + 15}" text-anchor="end">${escapeText(label)}</text>`,
      `<rect class="${isOurs ? 'ours' : 'bar'}" x="${LABELS}" y="${top}" width="${length}" height="20" rx="2"/>`,
      `<text x="${LABELS + length + 8}" y="${top + 15}">${escapeText(text)}</text>`,
    ].join('');
  });
  const description = `${bars.map(({ label, text }) => `${label}: ${text}`).join('; ')}.`;
  return drawFrame({ title, description, width: WIDTH, height: TOP + bars.length * STEP + 12 }, shapes);
}
