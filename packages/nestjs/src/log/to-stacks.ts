import { escapeControls } from '@errlex/core/text';
import { attempt } from '../attempt.js';
import { toThrownText } from './to-thrown-text.js';

const CAUSE_LIMIT = 8;

/**
 * The stack of an error, of its causes and of the errors that an `AggregateError` gathers, eight of these at
 * most. Never throws.
 */
export function toStacks(thrown: unknown): string | undefined {
  if (attempt(() => thrown instanceof Error) !== true) return undefined;
  const found = new Set<unknown>([thrown]);
  for (const error of found) {
    for (const cause of toCauses(error)) if (found.size <= CAUSE_LIMIT) found.add(cause);
  }
  return [...found].map(toStack).join('\nCaused by: ');
}

function toCauses(error: unknown): readonly unknown[] {
  const causes = attempt(() => {
    if (!(error instanceof Error)) return [];
    const { cause, errors } = error as Partial<AggregateError>;
    return [...(cause === undefined ? [] : [cause]), ...(Array.isArray(errors) ? errors : [])];
  });
  return causes ?? [];
}

/** The message in front of the frames: Nest sets that of an exception after its stack is written. */
function toStack(error: unknown): string {
  const text = attempt(() => {
    if (!(error instanceof Error)) return undefined;
    // A message may hold lines of its own, which would be read as entries of the log.
    const frames = String(error.stack)
      .split('\n')
      .filter((line) => line.startsWith('    at '));
    return [`${error.name}: ${error.message}`, ...frames].map(escapeControls).join('\n');
  });
  return text ?? escapeControls(toThrownText(error));
}
