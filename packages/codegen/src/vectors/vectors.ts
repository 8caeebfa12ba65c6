import type { Executed, Retry } from '@errlex/core';

/**
 * The inputs for an implementation in any language, each with its expected result. The README describes the
 * format.
 */
export interface Vectors {
  /** The version of this format. */
  readonly format: 1;
  readonly domain: string;
  /** The contract, as `errlex list --json` prints it. */
  readonly contract: object;
  /** The time of the run, at which every response arrives, in epoch milliseconds. */
  readonly nowMs: number;
  readonly bodies: readonly BodyVector[];
  readonly translations: readonly TranslationVector[];
  /** The locale that must be found for each tag; `null` if there is none. */
  readonly lookups: readonly (readonly [tag: string, locale: string | null])[];
}

/** A text, or a list of parts for long texts: each part is a text and the number of its repetitions. */
export type BodyText = string | readonly (readonly [text: string, count: number])[];

export interface VectorInput {
  readonly name: string;
  readonly body: BodyText;
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The HTTP method of the request, for the advice. Default: POST. */
  readonly method?: string | undefined;
  readonly idempotent?: true | undefined;
}

export interface BodyVector extends VectorInput {
  /** The code that `decode` must find in the parsed body, or `null`. Absent if the body is not JSON. */
  readonly decoded?: number | null | undefined;
  /** Absent if implementations may read the body in different ways. They still must not throw. */
  readonly expected?: ExpectedOutcome | undefined;
}

export interface ExpectedOutcome {
  readonly kind: string;
  readonly error?: ExpectedError | undefined;
  readonly items?: readonly ExpectedOutcome[] | undefined;
}

/** The expected error. `null` means that a field is absent. */
export interface ExpectedError {
  readonly code: number;
  readonly reason: string | null;
  readonly messageId: string | null;
  /**
   * A number param is `{ "number": "1e+21" }`, written as in ECMAScript; a text param is `{ "text": "price"
   * }`.
   */
  readonly params: Readonly<Record<string, { readonly number: string } | { readonly text: string }>>;
  readonly message: string;
  readonly msg: string;
  readonly httpStatus: number | null;
  readonly data: unknown;
  readonly advice: ExpectedAdvice;
}

export interface ExpectedAdvice {
  readonly retry: Retry;
  readonly executed: Executed;
  /** Time to wait, in milliseconds. */
  readonly after: number | null;
  readonly safeToRepeat: boolean;
  readonly category: string | null;
  readonly why: string;
}

export interface TranslationVector extends Pick<VectorInput, 'body' | 'status'> {
  /** For each requested locale: text, locale, direction and detail. */
  readonly texts: Readonly<Record<string, readonly [string, string, string, string | null]>>;
}
