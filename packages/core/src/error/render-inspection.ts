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
  if (depth !== null && depth < 0) return `[${this.name}]`;
  const { message, stack = '', cause } = this;
  const [, ...frames] = stack.split(`: ${message}`);
  const fields = inspect(
    { ...Object.fromEntries(Object.entries(this)), ...(cause ? { cause } : undefined) },
    {
      ...options,
      // Causes may run in a circle, which is cut here.
      depth: Math.min(depth ?? 9, 9),
      colors: false,
    },
  );
  const lines = `${frames.join('')} ${fields}`.split('\n');
  return escapeControls(String(this)) + lines.map(escapeControls).join('\n');
}
