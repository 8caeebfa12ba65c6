/** A heading of a page, to be linked to. */
export interface Heading {
  /** What GitHub calls it too. */
  readonly id: string;
  readonly text: string;
}

/** A Markdown file as a page of the site. */
export interface BookPage {
  /** Seen from the folder of the book, `../packages/node/README.md`. */
  readonly file: string;
  /** Below `book/`, empty for the first page, else with a slash at its end: `packages/node/`. */
  readonly path: string;
  readonly title: string;
  /** Its first paragraph, as plain text. */
  readonly lead: string;
  readonly headings: readonly Heading[];
  readonly markdown: string;
}

/** Pages under a heading of the first one. */
export interface BookPart {
  readonly title: string;
  readonly pages: readonly BookPage[];
}

/** What can be read beside the codes, in English: a page for each task. */
export interface Book {
  readonly folder: string;
  /** Its `README.md`: its title is that of the book, and the links in its lists are the order of the pages. */
  readonly first: BookPage;
  readonly parts: readonly BookPart[];
  /** Where the links of a page lead that are no pages of the book, in front of a path from its folder. */
  readonly source?: string | undefined;
}

/** All pages in their order. */
export function pagesOf({ first, parts }: Book): BookPage[] {
  return [first, ...parts.flatMap(({ pages }) => pages)];
}
