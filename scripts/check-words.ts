import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Checks comments and documents for words that the glossary replaced. With a range of commits, checks their
 * subjects instead: `node scripts/check-words.ts origin/main..HEAD`.
 */

/** Words that newcomers misread, as regular expressions, each with the word to write instead. */
const replacements = {
  'catalogues?': 'catalog',
  'foreign (?:error|value)s?': 'other error',
  'mends?': 'fix',
  'refusals?': 'error, violation or rejection',
  'remed(?:y|ies)': 'fix',
  'tells?|told': 'return, send, log or show',
};

const rules = Object.entries(replacements).map(([word, instead]) => ({
  pattern: new RegExp(`\\b(?:${word})\\b`, 'i'),
  instead,
}));

const git = (...args: string[]) =>
  execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);

/** Returns the comments of a source file, or the lines of a document, each with its number. */
function proseIn(path: string): [line: number, text: string][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const isDocument = path.endsWith('.md');
  let inCode = false;
  return lines.flatMap((line, index): [number, string][] => {
    if (isDocument && line.startsWith('```')) inCode = !inCode;
    const text = isDocument ? line : /^\s*(?:\/\/|\/?\*+)\s?(.*)/.exec(line)?.[1];
    return inCode || text === undefined ? [] : [[index + 1, text.replace(/`[^`]*`/g, '')]];
  });
}

function checkFiles(): string[] {
  const paths = git(
    'ls-files',
    '*.ts',
    '*.tsx',
    '*.vue',
    '*.svelte',
    '*.md',
    ':!**/CHANGELOG.md',
    ':!locales/*.json',
  );
  return paths.flatMap((path) =>
    proseIn(path).flatMap(([line, text]) => [
      ...rules
        .filter(({ pattern }) => pattern.test(text))
        .map(
          ({ pattern, instead }) => `${path}:${line}: "${pattern.exec(text)?.[0]}": expected "${instead}".`,
        ),
      ...(!path.endsWith('.md') && /^What\b/.test(text)
        ? [`${path}:${line}: expected a comment that names the thing, not "What …".`]
        : []),
    ]),
  );
}

/** Checks the subjects of commits, without the release and merge commits that tools write. */
function checkSubjects(range: string): string[] {
  return git('log', '--no-merges', '--format=%s', range).flatMap((subject) => {
    const isConventional =
      /^(?:feat|fix|docs|test|refactor|perf|build|ci|chore|bench|style|revert)(?:\([\w,-]+\))?!?: \S/.test(
        subject,
      );
    if (!isConventional) return [`"${subject}": expected "type(scope): subject".`];
    if (subject.length > 72) return [`"${subject}": expected at most 72 characters, got ${subject.length}.`];
    return /: (?:what|the|an?|one|which|nothing)\b/i.test(subject)
      ? [`"${subject}": expected an imperative verb after the colon.`]
      : [];
  });
}

const [range] = process.argv.slice(2);
const problems = range === undefined ? checkFiles() : checkSubjects(range);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
