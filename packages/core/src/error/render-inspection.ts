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
  let lines = frames.join('');
  try {
    lines += ` ${inspect(fields, { ...options, depth: left, colors: false })}`;
  } catch {
    // Something in it throws at every touch: Node prints it nowhere, and the rest is to be read.
  }
  return escapeControls(String(this)) + lines.replace(/[^\n]+/g, escapeControls);
}
