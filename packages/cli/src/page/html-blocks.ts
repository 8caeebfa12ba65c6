import { toPlainText } from '@errlex/core/text';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

/** A piece of a page, whatever the page was written in. Lines count from 1. */
export type Block = Passage | Table;

export interface Passage {
  /** `text` is a paragraph, or one line of it if it has line breaks. */
  readonly kind: 'heading' | 'text' | 'item';
  readonly text: string;
  readonly line: number;
  /** An item of a list inside another one. */
  readonly nested?: boolean;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly Row[];
  readonly line: number;
}

interface Row {
  /** The lines of each cell. */
  readonly cells: readonly (readonly string[])[];
  readonly isHeader: boolean;
  readonly line: number;
}

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

/** Elements that begin and end a line. */
const blockTags = new Set(
  'address article blockquote body center dd details dialog div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return defaultTreeAdapter.isElementNode(node);
}

/** Whether an element, or one inside it, begins and ends a line. */
function hasBlock(element: Element): boolean {
  return (
    blockTags.has(element.tagName) || element.childNodes.some((child) => isElement(child) && hasBlock(child))
  );
}

/**
 * Returns the text of nodes as a reader sees it: line by line, white space collapsed, without empty lines,
 * controls and invisible characters.
 */
function linesOf(nodes: readonly Node[]): string[] {
  return nodes
    .map(textOf)
    .join('')
    .split('\n')
    .map(toLine)
    .filter((line) => line !== '');
}

/** Collapses white space and removes what a reader does not see. */
export function toLine(text: string): string {
  const visible = text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/\s+/g, ' ');
  return toPlainText(visible).trim();
}

/** Whether the text of an element, without lists inside it, is only the text of links. */
function isLinkAlone(element: Element): boolean {
  const own = element.childNodes.filter((child) => !isElement(child) || !/^[ou]l$/.test(child.tagName));
  return linesOf(own).join('') === linesOf(own.flatMap(linksIn)).join('');
}

function linksIn(node: Node): Node[] {
  if (!isElement(node)) return [];
  return node.tagName === 'a' ? [node] : node.childNodes.flatMap(linksIn);
}

function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value.replace(/\s/g, ' ');
  if (!isElement(node)) return '';
  if (node.tagName === 'br') return '\n';
  const text = node.childNodes.map(textOf).join('');
  return blockTags.has(node.tagName) ? `\n${text}\n` : text;
}
