/**
 * The next step of the caller.
 * - `never`: stop; a person has to act first
 * - `fix-request`: correct the request, then send it again
 * - `resync`: read the server's time, sign the request again, send it once more
 * - `backoff`: wait, then send the request again
 */
export type Retry = 'never' | 'fix-request' | 'resync' | 'backoff';

/**
 * Whether the operation took effect although the response was an error.
 * - `no`: it did not
 * - `unknown`: it may have; check before you repeat a write
 */
export type Executed = 'no' | 'unknown';

/** A documented text with `%d` and `%s`, followed by the names of these placeholders from left to right. */
export type MessageTemplate = readonly [template: string, ...names: string[]];

/** One error of a catalog. Only `code`, `reason` and `messages` are required. */
export interface ErrorDefinition {
  /** An integer, unique in its catalog. Never reuse it for another error. */
  readonly code: number;
  /** The symbolic name of the code, unique in its catalog. */
  readonly reason: string;
  /**
   * The documented texts by message id. The id is the reason, or `REASON.variant` if a reason has several
   * messages.
   */
  readonly messages: Readonly<Record<string, MessageTemplate>>;
  /** The heading that the code has in its reference document. */
  readonly section?: string | undefined;
  /**
   * The subject of the code, such as `authentication`, `balance` or `order`, to handle related errors alike.
   */
  readonly category?: string | undefined;
  /**
   * The name of the request field that the error is about, or of the param that holds this name. Default: the param
   * `parameter`.
   */
  readonly field?: string | undefined;
  /** Status to respond with, 400 to 599. The status of a received error is `error.responseInfo.httpStatus`. */
  readonly httpStatus?: number | undefined;
  /**
   * Status to respond with if an upstream sent the error. It may differ from `httpStatus`, because your
   * caller did not cause the error. Default: 502.
   */
  readonly gatewayStatus?: number | undefined;
  /** Retry advice. Default: derived from the HTTP status, see `adviceFor`. */
  readonly retry?: Retry | undefined;
  /** Whether the operation took effect. Default: derived from the HTTP status, see `adviceFor`. */
  readonly executed?: Executed | undefined;
  /**
   * Whether the API uses the code for unrelated problems. A text rule or a 4xx status then overrides its
   * advice.
   */
  readonly generic?: boolean | undefined;
  /**
   * Whether the API no longer sends the code. Errors with this code can still be read, but no longer
   * created.
   */
  readonly retired?: boolean | undefined;
}

/** A list of definitions. Write it `as const satisfies Catalog`, so that ids and params are inferred from it. */
export type Catalog = readonly ErrorDefinition[];

export type ReasonOf<Definitions extends Catalog> = Definitions[number]['reason'];

/** The codes of a catalog, or the code of one reason. */
export type CodeOf<
  Definitions extends Catalog,
  Reason extends ReasonOf<Definitions> = ReasonOf<Definitions>,
> = DefinitionOfReason<Definitions, Reason>['code'];

/** `{ [reason]: code }` of a catalog. */
export type CodeMap<Definitions extends Catalog> = {
  readonly [Each in Definitions[number] as Each['reason']]: Each['code'];
};

// Maps each reason to its definition. The key has no conditional type, so that TypeScript builds the map in
// linear time.
type ByReason<Definitions extends Catalog> = {
  readonly [Each in Definitions[number] as Each['reason']]: Each;
};

export type DefinitionOfReason<Definitions extends Catalog, Reason> = Reason extends string
  ? ByReason<Definitions> extends { readonly [Key in Reason]: infer Found extends ErrorDefinition }
    ? Found
    : ErrorDefinition
  : never;

/** The message ids of a catalog, or of one reason. */
export type MessageIdOf<
  Definitions extends Catalog,
  Reason extends ReasonOf<Definitions> = ReasonOf<Definitions>,
> = IdsIn<DefinitionOfReason<Definitions, Reason>>;

/** The message ids that an error can be created with: all except the ids of retired definitions. */
export type CreatableIdOf<Definitions extends Catalog> = IdsIn<
  Exclude<Definitions[number], { readonly retired: true }>
>;

type IdsIn<Definition> = Definition extends ErrorDefinition ? keyof Definition['messages'] & string : never;

/**
 * True if the type of a catalog is an interface, such as `interface Acme extends AcmeDefinitions {}`. A
 * mapped type over a tuple leaves `length` a number. Over an interface, it maps `length` like any other
 * member.
 */
export type IsNamedCatalog<Definitions extends Catalog> = {
  [Key in keyof Definitions]: 'mapped';
}['length'] extends 'mapped'
  ? true
  : false;

/**
 * The catalog in the type of an error. If the type of the catalog is an interface, this is the whole catalog,
 * because declaration files then contain only its name. Otherwise, it is only the definition of the error's
 * reason, to keep declaration files short.
 */
export type ErrorCatalog<Definitions extends Catalog, Reason> =
  IsNamedCatalog<Definitions> extends true ? Definitions : readonly [DefinitionOfReason<Definitions, Reason>];

/** The definition that holds a message, found by the reason that the id begins with. */
export type DefinitionOf<Definitions extends Catalog, Id extends string> = DefinitionOfReason<
  Definitions,
  ReasonOfId<Id>
>;

/** The reason that a message id begins with. */
export type ReasonOfId<Id> = Id extends `${infer Reason}.${string}` ? Reason : Id;

/** The types of the placeholders of a template, from left to right. */
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

// Copies the members of `Zip`, so that editors, declaration files and compiler messages show `{ readonly min:
// number }` instead of `Zip<…>`.
type Flat<Names extends readonly string[], Kinds extends readonly unknown[]> =
  Zip<Names, Kinds> extends infer Params ? { readonly [Name in keyof Params]: Params[Name] } : never;

/** The named params of a message: `%d` is a number, `%s` a string. A message without placeholders takes none. */
export type ParamsOf<Definitions extends Catalog, Id extends string> = string extends Id
  ? AnyParams
  : DefinitionOf<Definitions, Id>['messages'][Id] extends readonly [
        infer Template extends string,
        ...infer Names extends string[],
      ]
    ? string extends Template
      ? AnyParams
      : Names extends []
        ? Readonly<Record<string, never>>
        : Flat<Names, Placeholders<Template>>
    : AnyParams;

/** The params of a message whose id is known only at run time. */
export type AnyParams = Readonly<Record<string, string | number>>;
