import { escapeControls } from '@errlex/core/text';

/**
 * A value as JSON, with a line break behind it. JSON leaves some controls as they are, and what steers the
 * direction of text: these are escaped too, for a terminal may be what reads it.
 */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).split('\n').map(escapeControls).join('\n') + '\n';
}
