import { compareContracts, type Finding, lintContract } from '@errlex/codegen';
import { escapeControls } from '@errlex/core/text';
import { loadErrors } from './catalog/load-errors.js';
import { added, removed } from './terminal/style.js';
import { print, type Terminal, toJson } from './terminal/terminal.js';

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'github';
}

/** Prints how a contract changed, and what is weak in the new one. The exit status is 1 if programs can break. */
export async function check(
  before: string,
  after: string,
  { format }: CheckOptions,
  terminal: Terminal,
): Promise<void> {
  const old = await loadErrors({ catalog: before }, terminal);
  const next = await loadErrors({ catalog: after }, terminal);
  const findings = [...compareContracts(old, next), ...lintContract(next)];
  if (findings.some(({ breaking }) => breaking)) terminal.exitCode = 1;
  await print(terminal, renderers[format](findings));
}

const renderers: Readonly<Record<CheckOptions['format'], (findings: readonly Finding[]) => string>> = {
  json: (findings) => toJson(findings, 2),
  // https://docs.github.com/actions: a workflow command per line.
  github: (findings) =>
    findings
      .map(({ rule, breaking, message }) => {
        const text = message.replaceAll('%', '%25').replaceAll('\n', '%0A');
        return `::${breaking ? 'error' : 'notice'} title=${rule}::${text}\n`;
      })
      .join(''),
  text: (findings) => {
    const breaking = findings.filter((finding) => finding.breaking).length;
    const lines = findings.map(({ rule, breaking: isBreaking, message }) => {
      const style = isBreaking ? removed : added;
      return `${style(`${isBreaking ? 'breaking' : 'note'}  ${rule}`)}  ${escapeControls(message)}\n`;
    });
    return `${lines.join('')}${breaking} breaking, ${findings.length - breaking} other\n`;
  },
};
