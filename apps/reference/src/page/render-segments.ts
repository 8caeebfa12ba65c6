import { html } from 'hono/html';
import type { Segment } from '../marking/mark-params.js';

/** Markup in which every value is escaped. */
export type Html = ReturnType<typeof html>;

/** Renders a text with its params marked and named. */
export function renderSegments(segments: readonly Segment[]): Html {
  return html`${segments.map(({ text, param }) =>
    param === undefined ? text : html`<mark title="${param}">${text}</mark>`,
  )}`;
}
