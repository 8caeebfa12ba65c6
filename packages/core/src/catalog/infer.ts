import type { Catalog, ErrorDefinition } from './catalog.js';

export type ReasonOf<Rows extends Catalog> = Rows[number]['reason'];

/** The codes of a catalog, or those of one reason. */
export type CodeOf<Rows extends Catalog, Reason extends ReasonOf<Rows> = ReasonOf<Rows>> = RowOfReason<
  Rows,
  Reason
>['code'];

/** `{ [reason]: code }` of a catalog. */
export type CodeMap<Rows extends Catalog> = {
  readonly [Row in Rows[number] as Row['reason']]: Row['code'];
};

// Keyed by a plain member of the row, which compilers do in time linear in the rows.
type RowsByReason<Rows extends Catalog> = { readonly [Row in Rows[number] as Row['reason']]: Row };

type RowOfReason<Rows extends Catalog, Reason> = Reason extends string
  ? RowsByReason<Rows> extends { readonly [Key in Reason]: infer Row extends ErrorDefinition }
    ? Row
    : ErrorDefinition
  : never;

/** The message ids of a catalog, or those of one reason. */
export type MessageIdOf<Rows extends Catalog, Reason extends ReasonOf<Rows> = ReasonOf<Rows>> = IdsIn<
  RowOfReason<Rows, Reason>
>;

type IdsIn<Row> = Row extends ErrorDefinition ? keyof Row['messages'] & string : never;

/** The row that holds a message: its id begins with the reason. */
export type RowOf<Rows extends Catalog, Id extends string> = RowOfReason<
  Rows,
  Id extends `${infer Reason}.${string}` ? Reason : Id
>;

/** The kinds of the placeholders of a template, from left to right. */
export type Placeholders<Template extends string> = Template extends `${string}%${infer Rest}`
  ? Rest extends `d${infer Tail}`
    ? [number, ...Placeholders<Tail>]
    : Rest extends `s${infer Tail}`
      ? [string, ...Placeholders<Tail>]
      : Placeholders<Rest>
  : [];

type Zip<Names extends readonly string[], Kinds extends readonly unknown[]> = {
  readonly [Index in Extract<keyof Names, `${number}`> as Names[Index] & string]: Index extends keyof Kinds
    ? Kinds[Index]
    : never;
};

/**
 * The named params of a message: `%d` is a number, `%s` a string. A message without placeholders takes none.
 */
export type ParamsOf<Rows extends Catalog, Id extends string> = string extends Id
  ? Params
  : RowOf<Rows, Id>['messages'][Id] extends readonly [
        infer Template extends string,
        ...infer Names extends string[],
      ]
    ? string extends Template
      ? Params
      : Names extends []
        ? Readonly<Record<string, never>>
        : Zip<Names, Placeholders<Template>>
    : Params;

/** The params of a message that is only known at run time. */
export type Params = Readonly<Record<string, string | number>>;
