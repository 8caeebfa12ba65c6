import type { AnyErrorSet } from '@errlex/core';
import type { Locale } from '@errlex/i18n';
import type { ArgumentsHost, LogLevel } from '@nestjs/common';
import type { CodedError } from './coded-error.js';
import type { LocaleResolver } from './locale/locale-resolver.js';

type OwnHints = { readonly [Tag in Locale]?: Readonly<Record<string, string>> };

/**
 * What `ErrlexModule.forRoot` takes. What is wrong in it is refused with a `TypeError` when the application
 * starts.
 */
export interface ErrlexOptions {
  /** The languages that are answered beside English; all of `@errlex/i18n` where it is left out. */
  readonly locales?: readonly Locale[] | undefined;
  /**
   * Where the language of an answer is read, the first that finds a supported one; `[fromAcceptLanguage()]`
   * where it is left out.
   */
  readonly locale?: LocaleResolver | readonly LocaleResolver[] | undefined;
  /** The result of `defineErrors`, for codes of the application's own. */
  readonly errors?: AnyErrorSet | undefined;
  /**
   * Texts by locale and message id, beside those of `@errlex/i18n` and before them; English is told by the
   * catalog itself.
   */
  readonly messages?:
    | { readonly [Tag in Exclude<Locale, 'en'>]?: Readonly<Record<string, string>> }
    | undefined;
  /**
   * Whether the body tells all that a validation found, as a third key `details`: `{ code, msg, path }` each,
   * 50 at most, or as many as the number says.
   */
  readonly details?: boolean | number | undefined;
  /**
   * Whether the body holds a sentence to the person in front of the screen, as another key `hint`: true, or
   * texts of the application's own by locale and reason, beside those of `@errlex/i18n` and before them.
   */
  readonly hints?: boolean | OwnHints | undefined;
  /**
   * The URL of the page that tells of the codes, without a fragment. Where it is given, a request whose
   * `Accept` prefers `application/problem+json` gets the problem details of RFC 9457, whose `type` is that
   * URL with the code as its fragment.
   */
  readonly problems?: string | undefined;
  /**
   * Adds the `http` catalog of `@errlex/core`: an unknown route, a body that is too large, throttling, a
   * conflict and an unavailable service then have a code and a sentence of their own.
   */
  readonly http?: boolean | undefined;
  /**
   * Message ids without params for errors that are not ours, by what they are called (`code`, `type` or
   * `name`: `'P2002'`), by HTTP status (`404`) or as `'unknown-route'`; added to those that the README lists,
   * before them.
   */
  readonly map?: Readonly<Record<string | number, string>> | undefined;
  /**
   * Which errors are ours to answer: `'all'`, the default, leaves foreign ones to filters that name their
   * class; `'api'` leaves them to every other filter and to Nest; `false` binds no filter.
   */
  readonly filter?: 'all' | 'api' | false | undefined;
  /** Errors that are left to the other filters of the application, and where there is none, to Nest. */
  readonly passthrough?: ((error: unknown) => boolean) | undefined;
  /**
   * What becomes of the error of a server that this one asked: `'gateway'`, the default, answers with its
   * `gatewayStatus`, an undocumented text as its reason's generic one and an unknown code as unknown;
   * `'verbatim'` passes it on as it came.
   */
  readonly upstream?: 'gateway' | 'verbatim' | undefined;
  /**
   * The level that an answered error is logged at, `false` for not at all. Where it is undefined, faults are
   * logged as `'error'`: what nobody foresaw, a 5xx with a cause, and the error of a server that this one
   * asked.
   */
  readonly logLevel?: ((error: CodedError, httpStatus: number) => LogLevel | false | undefined) | undefined;
  /**
   * What the log calls the request; `id` of the request or its header `X-Request-Id` where it is left out.
   */
  readonly requestId?: ((host: ArgumentsHost) => string | undefined) | undefined;
}

/** What is settled before the options are known: it stands beside `useFactory` in `forRootAsync`. */
export interface ErrlexExtras {
  /** Whether every module sees the providers; true where it is left out. */
  readonly isGlobal?: boolean;
}

/** What a class given as `useClass` or `useExisting` to `forRootAsync` provides. */
export interface ErrlexOptionsFactory {
  createErrlexOptions(): ErrlexOptions | Promise<ErrlexOptions>;
}

/** The token of the options; the same in the ESM and the CommonJS build. */
export const ERRLEX_OPTIONS = Symbol.for('@errlex/nestjs/options');
