import { removeControls } from '@errlex/core/text';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { CommandError } from '../terminal.js';

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

export interface Row {
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
  const root = parse(html, { sourceCodeLocationInfo: isSource });
  return [...blocksIn(root.childNodes, { line: 1, depth: 0, blocks: findBlocks(root) })];
}

/** Where nodes stand in their page. */
interface Place {
  readonly line: number;
  /** Number of lists around them. */
  readonly depth: number;
  /** The elements that begin and end a line. */
  readonly blocks: ReadonlySet<Element>;
}

function* blocksIn(nodes: readonly Node[], place: Place): Generator<Block> {
  let inline: Node[] = [];
  for (const node of nodes) {
    if (isElement(node) && skipped.has(node.tagName)) continue;
    if (!isElement(node) || !place.blocks.has(node)) {
      inline.push(node);
      continue;
    }
    yield* passagesOf(inline, place);
    inline = [];
    yield* blocksOf(node, { ...place, line: lineOf(node, place.line) });
  }
  yield* passagesOf(inline, place);
}

function* passagesOf(nodes: readonly Node[], { line, depth }: Place): Generator<Block> {
  for (const text of linesOf(nodes)) {
    if (depth === 0) yield { kind: 'text', text, line };
    else yield { kind: 'item', text, line, nested: depth > 1 };
  }
}

function* blocksOf(element: Element, place: Place): Generator<Block> {
  const { tagName, childNodes } = element;
  const { line, depth } = place;
  if (/^h[1-6]$/.test(tagName)) {
    // Page generators add a link to the heading itself, or take its id from `{#id}`.
    const text = linesOf(childNodes)
      .join(' ')
      .replace(/\s*\{:?\s*#[^{}]*\}$/, '')
      .replace(/^[#¶\s]+|[#¶\s]+$/g, '');
    if (text !== '') yield { kind: 'heading', text, line };
  } else if (tagName === 'table') {
    yield { kind: 'table', line, rows: [...rowsOf(element, line)] };
  } else if (tagName === 'li') {
    if (isLinkAlone(element))
      yield* blocksIn(childNodes.filter(isElement).filter(isList), { ...place, depth: depth + 1 });
    else yield* blocksIn(childNodes, { ...place, depth: depth + 1 });
  } else {
    yield* blocksIn(childNodes, place);
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

/** The most levels of elements that a page may have. */
const MAX_DEPTH = 256;

/** Finds the elements that begin and end a line, or hold one that does. Throws a `CommandError` for a page too deep. */
function findBlocks(root: DefaultTreeAdapterTypes.ParentNode): ReadonlySet<Element> {
  const blocks = new Set<Element>();
  const path: Element[] = [];
  const visit = (parent: DefaultTreeAdapterTypes.ParentNode): void => {
    if (path.length > MAX_DEPTH) {
      throw new CommandError(`the page is too deep: expected at most ${MAX_DEPTH} levels of elements`);
    }
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue;
      path.push(child);
      if (blockTags.has(child.tagName)) {
        for (let index = path.length - 1; index >= 0 && !blocks.has(path[index] as Element); index--) {
          blocks.add(path[index] as Element);
        }
      }
      visit(child);
      path.pop();
    }
  };
  visit(root);
  return blocks;
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
  const visible = text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[－﹣](?=\d)/g, '-')
    .replace(/％(?=[ds])/g, '%')
    .replace(/\s+/g, ' ');
  return removeControls(visible).trim();
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
