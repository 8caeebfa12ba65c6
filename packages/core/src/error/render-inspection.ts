import { escapeControls } from '../text/plain-text.js';

/**
 * What Node's `util.inspect`, and so `console.log`, prints of an error: its title and stack, then its fields
 * and its cause. Uncolored, and every control but a line break is escaped: what a server sent steers no
 * terminal.
 */
export function renderInspection(
  this: Error,
  depth: number | null,
  options: object,
  inspect: (value: unknown, options: object) => string,
): string {
  // Causes may run in a circle, which is cut here.
  const left = Math.min(depth ?? 9, 9);
  if (left < 0) return `[${this.name}]`;
  const { message, stack = '', cause } = this;
  const [, ...frames] = stack.split(`: ${message}`);
  const fields: Record<string, unknown> = Object.fromEntries(Object.entries(this));
  if (cause) fields.cause = cause;
  const printed = inspect(fields, { ...options, depth: left, colors: false });
  const lines = `${frames.join('')} ${printed}`.replace(/[^\n]+/g, escapeControls);
  return escapeControls(String(this)) + lines;
}
