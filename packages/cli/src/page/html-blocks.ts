import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { Block, Row } from './block.js';
import { hasBlock, isElement, isLinkAlone, linesOf } from './html-text.js';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements without documentation: navigation, samples, scripts. */
const skipped = new Set(
  'aside button footer head nav noscript pre script select style svg template textarea'.split(' '),
);

/** The attribute with the source line of an element, if the source is not HTML. */
export const LINE_ATTRIBUTE = 'data-line';

/** Returns the blocks of an HTML page, in its order. Skips lists of links: they are a table of contents. */
export function htmlBlocks(html: string, { isSource = true } = {}): Block[] {
  return [...blocksIn(parse(html, { sourceCodeLocationInfo: isSource }).childNodes, 1, 0)];
}

function* blocksIn(nodes: readonly Node[], line: number, depth: number): Generator<Block> {
  let inline: Node[] = [];
  for (const node of nodes) {
    if (isElement(node) && skipped.has(node.tagName)) continue;
    if (!isElement(node) || !hasBlock(node)) {
      inline.push(node);
      continue;
    }
    yield* passagesOf(inline, line, depth);
    inline = [];
    yield* blocksOf(node, lineOf(node, line), depth);
  }
  yield* passagesOf(inline, line, depth);
}

function* passagesOf(nodes: readonly Node[], line: number, depth: number): Generator<Block> {
  for (const text of linesOf(nodes)) {
    if (depth === 0) yield { kind: 'text', text, line };
    else yield { kind: 'item', text, line, nested: depth > 1 };
  }
}

function* blocksOf(element: Element, line: number, depth: number): Generator<Block> {
  const { tagName, childNodes } = element;
  if (/^h[1-6]$/.test(tagName)) {
    // Page generators add a link to the heading itself.
    const text = linesOf(childNodes)
      .join(' ')
      .replace(/^[#¶\s]+|[#¶\s]+$/g, '');
    if (text !== '') yield { kind: 'heading', text, line };
  } else if (tagName === 'table') {
    yield { kind: 'table', line, rows: [...rowsOf(element, line)] };
  } else if (tagName === 'li') {
    if (isLinkAlone(element)) yield* blocksIn(childNodes.filter(isElement).filter(isList), line, depth + 1);
    else yield* blocksIn(childNodes, line, depth + 1);
  } else {
    yield* blocksIn(childNodes, line, depth);
  }
}

function* rowsOf(element: Element, line: number): Generator<Row> {
  for (const child of element.childNodes) {
    if (!isElement(child)) continue;
    const at = lineOf(child, line);
    if (child.tagName !== 'tr') {
      yield* rowsOf(child, at);
      continue;
    }
    const cells = child.childNodes.filter(isElement);
    const isHeader = cells.length > 0 && cells.every(({ tagName }) => tagName === 'th');
    yield { cells: cells.map(({ childNodes }) => linesOf(childNodes)), isHeader, line: at };
  }
}

function isList({ tagName }: Element): boolean {
  return tagName === 'ul' || tagName === 'ol';
}

function lineOf(element: Element, inherited: number): number {
  const written = defaultTreeAdapter.getAttrList(element).find(({ name }) => name === LINE_ATTRIBUTE);
  return written ? Number(written.value) : (element.sourceCodeLocation?.startLine ?? inherited);
}
