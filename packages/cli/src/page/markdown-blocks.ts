import MarkdownIt from 'markdown-it';
import type { Block } from './block.js';
import { htmlBlocks, LINE_ATTRIBUTE } from './html-blocks.js';

/** Returns the blocks of a Markdown page, including HTML inside it: renders it to HTML whose elements have line numbers. */
export function markdownBlocks(markdown: string): Block[] {
  const renderer = new MarkdownIt({ html: true });
  const tokens = renderer.parse(markdown, {});
  for (const token of tokens) {
    if (!token.map) continue;
    const line = token.map[0] + 1;
    if (token.type === 'html_block') token.content = numberLines(token.content, line);
    else if (token.nesting === 1) token.attrSet(LINE_ATTRIBUTE, String(line));
  }
  return htmlBlocks(renderer.renderer.render(tokens, renderer.options, {}), { isSource: false });
}

/** Adds to the elements of HTML the lines in which they begin. */
function numberLines(html: string, first: number): string {
  return html
    .split('\n')
    .map((text, index) =>
      text.replace(/<(h[1-6]|li|p|table|tr)\b/gi, `$& ${LINE_ATTRIBUTE}="${first + index}"`),
    )
    .join('\n');
}
