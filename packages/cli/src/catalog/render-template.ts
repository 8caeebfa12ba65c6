import type { Messages } from '@errlex/i18n';

/**
 * Renders a message of a language with its params left open, `<min>`; of plural forms, the general one. `undefined`
 * if the language lacks the message.
 */
export function renderTemplate(id: string, { texts }: Messages): string | undefined {
  return (texts[id] ?? texts[`${id}_other`])?.replace(/\{\{(\w+)\}\}/g, '<$1>');
}
