import { escapeControls } from '../text/plain-text.js';

/**
 * Renders an error for Node's `util.inspect` and `console.log`: its title and stack, then its fields and its
 * cause. Uses no colors and escapes control characters, so that a server's text cannot control a terminal.
 */
export function renderInspection(
  this: Error,
  depth: number | null,
  options: object,
  inspect: (value: unknown, options: object) => string,
): string {
  // Limits the depth, because causes may form a cycle.
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
    // Inspecting a field threw: print the rest.
  }
  return escapeControls(String(this)) + lines.replace(/[^\n]+/g, escapeControls);
}
