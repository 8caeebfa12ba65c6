import { type Catalogue, spotV3 } from '@errlex/core';
import type { Context } from './context.js';
import { renderTemplate } from './render-template.js';
import { toListed } from './to-listed.js';

/** Every row of the catalogue, in its order. */
export function list({ json, messages: texts }: Context): string {
  const rows = (spotV3 as Catalogue).map(toListed);
  if (json) return JSON.stringify(rows, undefined, 2) + '\n';
  const codeWidth = Math.max(...rows.map(({ code }) => String(code).length));
  const reasonWidth = Math.max(...rows.map(({ reason }) => reason.length));
  const lines = rows.flatMap(({ code, reason, section, messages }, index) => {
    const heading = index === 0 ? [section] : ['', section];
    const told = messages.map(({ id, template }, position) => {
      const [first, second] = position === 0 ? [String(code), reason] : ['', ''];
      const text = renderTemplate(id, texts) ?? template;
      return `  ${first.padStart(codeWidth)}  ${second.padEnd(reasonWidth)}  ${text}`;
    });
    return section === rows[index - 1]?.section ? told : [...heading, ...told];
  });
  return lines.join('\n') + '\n';
}
