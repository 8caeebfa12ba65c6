/** Controls, line breaks and what steers the direction of text: nothing of it may reach a terminal from outside. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A text as one line that a terminal prints as it stands: controls are written `\n` or `\u001b`. */
export function escapeControls(text: string): string {
  return text.replace(steering, (control) =>
    control === '\n' ? '\\n' : `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
