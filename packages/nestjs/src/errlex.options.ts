import type { AnyErrorSet, ErrorData } from '@errlex/core';
import type { Locale } from '@errlex/i18n';
import type { ArgumentsHost, LogLevel } from '@nestjs/common';
import type { LocaleResolver } from './locale/locale-resolver.js';

type OwnHints = { readonly [Tag in Locale]?: Readonly<Record<string, string>> };

/** The options of `ErrlexModule.forRoot`. The application does not start if one of them is wrong. */
export interface ErrlexOptions {
  /** The languages to respond in beside English. Default: all of `@errlex/i18n`. */
  readonly locales?: readonly Locale[] | undefined;
  /**
   * Read the language of a request, in this order, until one finds a supported language. Default:
   * `[fromAcceptLanguage()]`.
   */
  readonly resolvers?: LocaleResolver | readonly LocaleResolver[] | undefined;
  /** The contract: its definitions, and the payload shape of responses. Default: `spotV3Errors`. */
  readonly errors?: AnyErrorSet | undefined;
  /**
   * Texts by locale and message id; they come before those of `@errlex/i18n`. English texts are those of the
   * catalog.
   */
  readonly messages?:
    | { readonly [Tag in Exclude<Locale, 'en'>]?: Readonly<Record<string, string>> }
    | undefined;
  /**
   * Whether responses list everything that a validation found, in a field `details`: the payload and `path` of
   * each. A number is the most that are listed, `true` stands for 50. Default: `false`.
   */
  readonly details?: boolean | number | undefined;
  /**
   * Whether responses have a field `hint`, a sentence that says what the person at the screen can do: `true`, or
   * texts by locale and reason that come before those of `@errlex/i18n`. Default: `false`.
   */
  readonly hints?: boolean | OwnHints | undefined;
  /**
   * The URL of the page that describes the codes, without a fragment. If it is set, requests whose `Accept` prefers
   * `application/problem+json` get problem details of RFC 9457; their `type` is this URL with the code as its
   * fragment.
   */
  readonly problemUrl?: string | undefined;
  /**
   * Whether to add the definitions of `@errlex/core/http-errors`: unknown routes, large bodies, throttling, conflicts
   * and unavailable services then have a code and a text of their own. Default: `false`.
   */
  readonly http?: boolean | undefined;
  /**
   * Message ids without params for other errors, by their `code`, `type` or `name` (`'P2002'`), by HTTP status
   * (`404`) or as `'unknown-route'`; they come before the default mapping.
   */
  readonly map?: Readonly<Record<string | number, string>> | undefined;
  /**
   * - `'all'` (default): handle all errors but those that another filter catches by class
   * - `'api'`: leave other errors to every other filter and to Nest
   * - `false`: register no filter
   */
  readonly filter?: 'all' | 'api' | false | undefined;
  /** Leaves an error to the other filters of the application, or to Nest, if it returns true. */
  readonly passthrough?: ((error: unknown) => boolean) | undefined;
  /**
   * How to send the error of an upstream.
   * - `'gateway'` (default): under the `gatewayStatus` of its definition; an undocumented text becomes the generic
   *   text of its reason, a code without a definition the unknown error
   * - `'verbatim'`: with the status, code and text that were received
   */
  readonly upstream?: 'gateway' | 'verbatim' | undefined;
  /**
   * The level to log a sent error at, `false` for not at all. Default, also for `undefined`: `'error'` for faults,
   * which are unexpected errors, a 5xx with a cause, and errors of upstreams.
   */
  readonly logLevel?: ((error: ErrorData, httpStatus: number) => LogLevel | false | undefined) | undefined;
  /** Returns the id of a request for the log. Default: `id` of the request and its header `X-Request-Id`. */
  readonly requestId?: ((host: ArgumentsHost) => string | undefined) | undefined;
}

/** The options that stand beside `useFactory` in `forRootAsync`. */
export interface ErrlexExtras {
  /** Whether every module sees the providers. Default: `true`. */
  readonly isGlobal?: boolean;
}

/** A class for `useClass` or `useExisting` of `forRootAsync`. */
export interface ErrlexOptionsFactory {
  createErrlexOptions(): ErrlexOptions | Promise<ErrlexOptions>;
}

/** The token of the options; the same in the ESM and the CommonJS build. */
export const ERRLEX_OPTIONS = Symbol.for('@errlex/nestjs/options');
