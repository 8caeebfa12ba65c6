/** Each page of a book, by its path from the top of the site, with its title and its headings by id. */
export type BookIndex = readonly (readonly [
  path: string,
  title: string,
  headings: readonly (readonly [id: string, text: string])[],
])[];
