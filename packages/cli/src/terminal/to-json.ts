import { escapeControls } from '@errlex/core/text';

/**
 * Renders a value as JSON with a trailing line break. Also escapes the controls that JSON allows and those that change
 * the direction of text, because a terminal may print it.
 */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).split('\n').map(escapeControls).join('\n') + '\n';
}
