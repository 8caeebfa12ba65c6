import type { Catalog, ErrorDefinition } from './catalog.js';
import type { Placeholders } from './infer.js';

/**
 * The catalog, with a sentence in the place of each row that breaks a rule: what the compiler then prints.
 * Rows whose fields are no literals are left to the check at run time.
 */
export type Checked<Rows extends Catalog> = number extends Rows['length']
  ? Rows
  : CheckedRows<Rows, PositionsByCode<Position<Rows>>, PositionsByReason<Position<Rows>>>;

type CheckedRows<
  Rows extends Catalog,
  ByCode extends Readonly<Record<number, unknown>>,
  ByReason extends Readonly<Record<string, unknown>>,
> = {
  readonly [Index in keyof Rows]: Verdict<
    Rows[Index],
    | CodeProblem<Rows[Index]['code'], Index, ByCode[Rows[Index]['code']]>
    | ReasonProblem<Rows[Index]['reason'], Index, ByReason[Rows[Index]['reason']]>
    | MessageProblem<Rows[Index]>
  >;
};

type Verdict<Row, Problem> = [Problem] extends [never] ? Row : Problem;

type Position<Rows extends Catalog> = {
  [Index in keyof Rows]: { index: Index; code: Rows[Index]['code']; reason: Rows[Index]['reason'] };
}[number];

type AnyPosition = { index: unknown; code: number; reason: string };

// More than one position at a code or reason is a duplicate. Keyed by a plain member: linear in the rows.
type PositionsByCode<Rows extends AnyPosition> = { [Row in Rows as Row['code']]: Row['index'] };
type PositionsByReason<Rows extends AnyPosition> = { [Row in Rows as Row['reason']]: Row['index'] };

type StandsTwice<At, Index> = [At] extends [Index] ? false : true;

type CodeProblem<Code extends number, Index, At> = number extends Code
  ? never
  : `${Code}` extends `${bigint}`
    ? StandsTwice<At, Index> extends true
      ? `The code ${Code} stands in two rows.`
      : never
    : `The code ${Code} is not an integer.`;

type ReasonProblem<Reason extends string, Index, At> = string extends Reason
  ? never
  : StandsTwice<At, Index> extends true
    ? `The reason ${Reason} stands in two rows.`
    : never;

type MessageProblem<Row extends ErrorDefinition> = {
  [Id in keyof Row['messages'] & string]: Id extends Row['reason'] | `${Row['reason']}.${string}`
    ? Row['messages'][Id] extends readonly [infer Template extends string, ...infer Names extends string[]]
      ? string extends Template
        ? never
        : Names['length'] extends Placeholders<Template>['length']
          ? never
          : `The names of the message ${Id} do not fit its placeholders.`
      : never
    : `The message id ${Id} is neither ${Row['reason']} nor ${Row['reason']} with a variant.`;
}[keyof Row['messages'] & string];
