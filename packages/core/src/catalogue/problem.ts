import type { Catalogue, Definition } from './catalogue.js';
import type { Placeholders } from './infer.js';

/**
 * What is wrong with a catalogue, as a union of sentences that name the row; never for one that is right. Rows whose
 * fields are no literals are left to the check at runtime.
 */
export type Problem<Rows extends Catalogue> = number extends Rows['length']
  ? never
  : {
      [Index in keyof Rows]:
        | CodeProblem<Rows[Index]['code'], Literal<Others<Rows, Index>['code']>>
        | ReasonProblem<Rows[Index]['reason'], Literal<Others<Rows, Index>['reason']>>
        | MessageProblem<Rows[Index]>;
    }[number];

type Others<Rows extends Catalogue, Index> = {
  [Other in Extract<keyof Rows, `${number}`>]: Other extends Index ? never : Rows[Other];
}[Extract<keyof Rows, `${number}`>];

/** Without the `number` or `string` of a row whose fields are no literals. */
type Literal<Value> = Value extends unknown
  ? number extends Value
    ? never
    : string extends Value
      ? never
      : Value
  : never;

type CodeProblem<Code extends number, Taken> = number extends Code
  ? never
  : `${Code}` extends `${bigint}`
    ? Code extends Taken
      ? `The code ${Code} stands in two rows.`
      : never
    : `The code ${Code} is not an integer.`;

type ReasonProblem<Reason extends string, Taken> = string extends Reason
  ? never
  : Reason extends Taken
    ? `The reason ${Reason} stands in two rows.`
    : never;

type MessageProblem<Row extends Definition> = {
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
