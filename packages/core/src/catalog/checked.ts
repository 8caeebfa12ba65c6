import type { Catalog, ErrorDefinition } from './catalog.js';
import type { IsNamedCatalog, Placeholders } from './infer.js';

/**
 * The catalog, in which an English sentence replaces each definition that breaks a rule, so that the compiler
 * prints it. Definitions whose fields are not literals are checked only at run time, and so are catalogs
 * whose type is an interface, because an interface has no positions.
 */
export type Checked<Definitions extends Catalog> = number extends Definitions['length']
  ? Definitions
  : IsNamedCatalog<Definitions> extends true
    ? Definitions
    : CheckedDefinitions<
        Definitions,
        PositionsByCode<Position<Definitions>>,
        PositionsByReason<Position<Definitions>>
      >;

type CheckedDefinitions<
  Definitions extends Catalog,
  ByCode extends Readonly<Record<number, unknown>>,
  ByReason extends Readonly<Record<string, unknown>>,
> = {
  readonly [Index in keyof Definitions]: Accepted<
    Definitions[Index],
    | CodeProblem<Definitions[Index]['code'], Index, ByCode[Definitions[Index]['code']]>
    | ReasonProblem<Definitions[Index]['reason'], Index, ByReason[Definitions[Index]['reason']]>
    | MessageProblem<Definitions[Index]>
  >;
};

type Accepted<Definition, Problem> = [Problem] extends [never] ? Definition : Problem;

type Position<Definitions extends Catalog> = {
  [Index in keyof Definitions]: {
    index: Index;
    code: Definitions[Index]['code'];
    reason: Definitions[Index]['reason'];
  };
}[number];

type AnyPosition = { index: unknown; code: number; reason: string };

// A duplicate has more than one position at its code or reason. Compilers build a map keyed by a plain member
// in linear time.
type PositionsByCode<Definitions extends AnyPosition> = {
  [Definition in Definitions as Definition['code']]: Definition['index'];
};
type PositionsByReason<Definitions extends AnyPosition> = {
  [Definition in Definitions as Definition['reason']]: Definition['index'];
};

type IsDuplicate<At, Index> = [At] extends [Index] ? false : true;

type CodeProblem<Code extends number, Index, At> = number extends Code
  ? never
  : `${Code}` extends `${bigint}`
    ? IsDuplicate<At, Index> extends true
      ? `Duplicate code ${Code}.`
      : never
    : `Code ${Code} is not an integer.`;

type ReasonProblem<Reason extends string, Index, At> = string extends Reason
  ? never
  : IsDuplicate<At, Index> extends true
    ? `Duplicate reason ${Reason}.`
    : never;

type MessageProblem<Definition extends ErrorDefinition> = {
  [Id in keyof Definition['messages'] & string]: Id extends
    | Definition['reason']
    | `${Definition['reason']}.${string}`
    ? Definition['messages'][Id] extends readonly [
        infer Template extends string,
        ...infer Names extends string[],
      ]
      ? string extends Template
        ? never
        : Names['length'] extends Placeholders<Template>['length']
          ? never
          : `Message ${Id}: the param names do not fit the placeholders.`
      : never
    : `Message id ${Id}: expected ${Definition['reason']} or ${Definition['reason']}.variant.`;
}[keyof Definition['messages'] & string];
