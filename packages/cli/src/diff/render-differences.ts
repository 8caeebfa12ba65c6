import { escapeControls } from '@errlex/core/text';
import { added, removed, title } from '../terminal/style.js';
import { countDifferences, type Differences, type Listed } from './compare-codes.js';

/** Renders differences for a person, kind by kind: `-` for what is in the catalog, `+` for what is on the page. */
export function renderDifferences(differences: Differences): string {
  const { renamed, moved, changed } = differences;
  const count = countDifferences(differences);
  const kinds = [
    renderKind(
      'added',
      differences.added.map((listed) => renderListed('+', listed)),
    ),
    renderKind(
      'removed',
      differences.removed.map((listed) => renderListed('-', listed)),
    ),
    renderKind(
      'renamed',
      renamed.map(({ code, from, to }) => renderChange(String(code), [from], [to])),
    ),
    renderKind(
      'moved',
      moved.map(({ code, from, to }) => renderChange(String(code), [from], [to])),
    ),
    renderKind(
      'messages changed',
      changed.map((change) => renderChange(`${change.code} ${change.reason}`, change.removed, change.added)),
    ),
  ];
  return (
    kinds.join('') +
    (count === 0 ? 'no difference\n' : `${count} ${count === 1 ? 'difference' : 'differences'}\n`)
  );
}

function renderKind(name: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `${title(name)}\n${entries.join('')}\n`;
}

function renderListed(sign: '+' | '-', { code, reason, messages }: Listed): string {
  const style = sign === '+' ? added : removed;
  const heading = `  ${sign} ${code} ${escapeControls(reason ?? '')}`.trimEnd();
  return [heading, ...messages.map((text) => `      ${escapeControls(text)}`)].map(style).join('\n') + '\n';
}

function renderChange(heading: string, from: readonly string[], to: readonly string[]): string {
  const lines = [
    ...from.map((text) => removed(`    - ${escapeControls(text)}`)),
    ...to.map((text) => added(`    + ${escapeControls(text)}`)),
  ];
  return `  ${heading}\n${lines.join('\n')}\n`;
}
