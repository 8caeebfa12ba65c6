import type { Catalog } from '@errlex/core';

/** The texts of the catalog that need no params: what is said of their reasons in English. */
export function toDocumentedTexts(catalog: Catalog): Readonly<Record<string, string>> {
  const rows = catalog.flatMap(({ messages }) => Object.entries(messages));
  return Object.fromEntries(rows.flatMap(([id, row]) => (row.length === 1 ? [[id, row[0]]] : [])));
}
