/** Controls, line breaks and what steers the direction of text: nothing of it may reach a terminal from outside. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The same without those that `util.inspect` escapes itself in a string. */
const direction = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** What is printed of a control. */
function toEscape(control: string): string {
  return control === '\n' ? '\\n' : `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text as one line that a terminal prints as it stands: controls are written `\n` or `\u001b`. */
export function escapeControls(text: string): string {
  return text.replace(steering, toEscape);
}

/** The values of an object, what steers the direction of text in them escaped. */
export function escapeDirection<Values extends object>(values: Values): Values {
  const escaped = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(direction, toEscape) : value,
  ]);
  return Object.fromEntries(escaped);
}
