/** What a caller should do next: nothing before a person acted, mend the request, read the server's time and sign again, or wait and repeat. */
export type Retry = 'never' | 'fix-request' | 'resync' | 'backoff';

/** Whether the operation may have been carried out although it answered with the error. */
export type Executed = 'no' | 'unknown';

/** What to do next, and whether the operation may have been carried out. */
export interface Advice {
  readonly retry: Retry;
  readonly executed: Executed;
}

/** A documented text with its `%d` and `%s` in place, followed by the names of these placeholders from left to right. */
export type MessageRow = readonly [template: string, ...names: string[]];

/** One row of a catalogue. */
export interface Definition extends Advice {
  /** An integer, unique in its catalogue and never given another meaning. */
  readonly code: number;
  /** The symbolic name of the code, unique in its catalogue. */
  readonly reason: string;
  /** The heading that the code stands under in its reference document. */
  readonly section: string;
  readonly category: string;
  /** The status of an HTTP answer of the server that refuses the request itself. */
  readonly httpStatus: number;
  /** The status of an HTTP answer of a server that was refused by another one with a key of its own. */
  readonly gatewayStatus: number;
  /** Other advice for texts that start so, where the code alone is too general to tell. */
  readonly refinements?: Readonly<Record<string, Advice>>;
  /** Keyed by message id: the reason, or `REASON.variant` where a reason has several messages. */
  readonly messages: Readonly<Record<string, MessageRow>>;
}

/** A set of definitions. Write it `as const satisfies Catalogue`, so that ids and params are inferred from it. */
export type Catalogue = readonly Definition[];
