import type { Block } from './block.js';
import { htmlBlocks } from './html-blocks.js';
import { markdownBlocks } from './markdown-blocks.js';
import { textBlocks } from './text-blocks.js';

const html =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|article|body|div|h[1-6]|head|html|main|ol|p|section|table|ul)\b/i;
const markdown = /^ {0,3}#{1,6}\s|^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*\||^ {0,3}(?:-{3,}|={3,})\s*$/m;

/** The blocks of a page in HTML, Markdown or plain text, whichever it looks like. */
export function pageBlocks(page: string): Block[] {
  const text = page.replace(/^\ufeff/, '');
  if (html.test(text)) return htmlBlocks(text);
  return markdown.test(text) ? markdownBlocks(text) : textBlocks(text);
}
