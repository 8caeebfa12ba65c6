import type { Messages } from '@errlex/i18n';

/**
 * A message of a locale with its params left open, `<min>`. One that has plural forms is shown in its general
 * one; undefined where the locale has no such message.
 */
export function renderTemplate(id: string, { texts }: Messages): string | undefined {
  return (texts[id] ?? texts[`${id}_other`])?.replace(/\{\{(\w+)\}\}/g, '<$1>');
}
