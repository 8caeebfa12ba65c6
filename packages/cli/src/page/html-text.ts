import { toPlainText } from '@errlex/core/text';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements that begin and end a line. */
const blockTags = new Set(
  'address article blockquote body center dd details dialog div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

export function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return defaultTreeAdapter.isElementNode(node);
}

/** Whether an element, or one inside it, begins and ends a line. */
export function hasBlock(element: Element): boolean {
  return (
    blockTags.has(element.tagName) || element.childNodes.some((child) => isElement(child) && hasBlock(child))
  );
}

/**
 * Returns the text of nodes as a reader sees it: line by line, white space collapsed, without empty lines,
 * controls and invisible characters.
 */
export function linesOf(nodes: readonly Node[]): string[] {
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
export function isLinkAlone(element: Element): boolean {
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
