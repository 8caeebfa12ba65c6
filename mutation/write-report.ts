import { readFileSync, writeFileSync } from 'node:fs';
import type { Report } from './render-report.ts';

const readme = new URL('./README.md', import.meta.url);

/** Writes the result of a whole run into the README, between the markers of its package. */
export function writeReport(name: string, { summary, alive }: Report): void {
  const between = new RegExp(`(?<=<!-- ${name} -->\n)[\\s\\S]*(?=<!-- /${name} -->)`);
  const day = new Date().toISOString().slice(0, 10);
  const text = `${summary}\n\n${alive}`.trimEnd();
  const section = `\nOn ${day}:\n\n\`\`\`text\n${text}\n\`\`\`\n\n`;
  writeFileSync(
    readme,
    readFileSync(readme, 'utf8').replace(between, () => section),
  );
}
