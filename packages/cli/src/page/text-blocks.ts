import type { Block } from './block.js';

const bullet = /^[-*•·◦▪‣]\s+/;

/** The blocks of a page that was copied as text: every line is one. */
export function textBlocks(text: string): Block[] {
  return text.split(/\r\n?|\n/).flatMap((raw, index): Block[] => {
    const written = raw.replace(/[\u200b\ufeff]/g, '').trim();
    const isItem = bullet.test(written);
    const line = (isItem ? written.replace(bullet, '') : written).replace(/\s+/g, ' ');
    return line === '' ? [] : [{ kind: isItem ? 'item' : 'text', text: line, line: index + 1 }];
  });
}
