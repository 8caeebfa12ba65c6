import type { Block } from './block.js';
import { htmlBlocks } from './html-blocks.js';
import { toLine } from './html-text.js';
import { markdownBlocks } from './markdown-blocks.js';

const html =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|article|body|div|h[1-6]|head|html|main|ol|p|section|table|ul)\b/i;
const markdown = /^ {0,3}#{1,6}\s|^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*\||^ {0,3}(?:-{3,}|={3,})\s*$/m;

/** Splits a page into blocks: HTML, Markdown or plain text, whichever it looks like. */
export function pageBlocks(page: string): Block[] {
  const text = page.replace(/^\ufeff/, '');
  if (html.test(text)) return htmlBlocks(text);
  return markdown.test(text) ? markdownBlocks(text) : textBlocks(text);
}

const bullet = /^[-*•·◦▪‣]\s+/;

/** Splits a page that was copied as text: every line is a block. */
function textBlocks(text: string): Block[] {
  return text.split(/\r\n?|\n/).flatMap((raw, index): Block[] => {
    const line = toLine(raw);
    const isItem = bullet.test(line);
    const written = isItem ? line.replace(bullet, '') : line;
    return written === '' ? [] : [{ kind: isItem ? 'item' : 'text', text: written, line: index + 1 }];
  });
}
