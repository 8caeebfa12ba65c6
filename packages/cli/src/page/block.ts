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
