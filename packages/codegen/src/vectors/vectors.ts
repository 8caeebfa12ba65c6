import type { Executed, Retry } from '@errlex/core';

/** What an implementation is given, and what it has to return; see the README for the format. */
export interface Vectors {
  /** The version of this format. */
  readonly format: 1;
  readonly domain: string;
  /** The contract, as `errlex list --json` prints it. */
  readonly contract: object;
  /** The time of the run, at which every response arrives, in milliseconds since 1970. */
  readonly nowMs: number;
  readonly bodies: readonly BodyVector[];
  readonly translations: readonly TranslationVector[];
  /** The locale that is found for a tag; `null` if there is none. */
  readonly lookups: readonly (readonly [tag: string, locale: string | null])[];
}

/** A text, or parts of a long one: a text and how often it is repeated. */
export type BodyText = string | readonly (readonly [text: string, count: number])[];

export interface Input {
  readonly name: string;
  readonly body: BodyText;
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The HTTP method that advice is asked for. Default: POST. */
  readonly method?: string | undefined;
  readonly idempotent?: true | undefined;
}

export interface BodyVector extends Input {
  /** The code that `decode` reads in the parsed body; `null` for none. Absent if the body is not JSON. */
  readonly decoded?: number | null | undefined;
  /** Absent for a body that an implementation may read in different ways, but never throws for. */
  readonly expected?: ExpectedOutcome | undefined;
}

export interface ExpectedOutcome {
  readonly kind: string;
  readonly error?: ExpectedError | undefined;
  readonly items?: readonly ExpectedOutcome[] | undefined;
}

/** `null` stands for absent. */
export interface ExpectedError {
  readonly code: number;
  readonly reason: string | null;
  readonly messageId: string | null;
  /** Numbers are `{ "number": "1e+21" }`, as ECMAScript writes them; texts `{ "text": "price" }`. */
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
  /** Milliseconds. */
  readonly after: number | null;
  readonly safeToRepeat: boolean;
  readonly category: string | null;
  readonly why: string;
}

export interface TranslationVector extends Pick<Input, 'body' | 'status'> {
  /** Text, locale, direction and detail by requested locale. */
  readonly texts: Readonly<Record<string, readonly [string, string, string, string | null]>>;
}
