import { escapeControls } from '@errlex/core/text';
import { safely } from '../safely.js';
import { toThrownText } from './to-thrown-text.js';

const MAX_CAUSES = 8;

/** Returns the stacks of an error, its causes and the errors of an `AggregateError`, at most nine. Never throws. */
export function toStacks(thrown: unknown): string | undefined {
  if (safely(() => thrown instanceof Error) !== true) return undefined;
  const found = new Set<unknown>([thrown]);
  for (const error of found) {
    for (const cause of toCauses(error)) if (found.size <= MAX_CAUSES) found.add(cause);
  }
  return [...found].map(toStack).join('\nCaused by: ');
}

function toCauses(error: unknown): readonly unknown[] {
  const causes = safely(() => {
    if (!(error instanceof Error)) return [];
    const { cause, errors } = error as Partial<AggregateError>;
    return [...(cause === undefined ? [] : [cause]), ...(Array.isArray(errors) ? errors : [])];
  });
  return causes ?? [];
}

/** Writes the message before the frames: Nest sets the message of an exception after its stack is written. */
function toStack(error: unknown): string {
  const text = safely(() => {
    if (!(error instanceof Error)) return undefined;
    // A message may have several lines, which would look like further entries of the log.
    const frames = String(error.stack)
      .split('\n')
      .filter((line) => line.startsWith('    at '));
    return [`${error.name}: ${error.message}`, ...frames].map(escapeControls).join('\n');
  });
  return text ?? escapeControls(toThrownText(error));
}
