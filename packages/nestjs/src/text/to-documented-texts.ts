import type { Catalogue } from '@errlex/core';

/** The texts of the catalogue that need no params: what is said of their reasons in English. */
export function toDocumentedTexts(catalogue: Catalogue): Readonly<Record<string, string>> {
  const rows = catalogue.flatMap(({ messages }) => Object.entries(messages));
  return Object.fromEntries(rows.flatMap(([id, row]) => (row.length === 1 ? [[id, row[0]]] : [])));
}
