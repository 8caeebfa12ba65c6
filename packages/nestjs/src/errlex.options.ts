import type { AnyApiError } from '@errlex/core';
import type { Locale } from '@errlex/i18n';

/** The functions that `createErrors` binds to a catalogue of the user's own. */
export interface CatalogueErrors {
  createApiError(id: never, params: never): AnyApiError;
  fromJSON(value: unknown): AnyApiError | undefined;
}

/** What `ErrlexModule.forRoot` takes. What is wrong in it is refused with a `TypeError` when the application starts. */
export interface ErrlexOptions {
  /** The languages that are answered beside English; all of `@errlex/i18n` where it is left out. */
  readonly locales?: readonly Locale[] | undefined;
  /** The result of `createErrors`, for codes of the application's own. */
  readonly errors?: CatalogueErrors | undefined;
  /** Texts by locale and message id, beside those of `@errlex/i18n` and before them; English is told by the catalogue itself. */
  readonly messages?:
    | { readonly [Tag in Exclude<Locale, 'en'>]?: Readonly<Record<string, string>> }
    | undefined;
  /**
   * Message ids without params for errors that are not ours, by HTTP status (`404`) or by what a body parser calls them
   * (`'entity.too.large'`); added to those that the README lists, before them.
   */
  readonly map?: Readonly<Record<string | number, string>> | undefined;
  /** Errors that the bound filter leaves to the application's own filters. */
  readonly passthrough?: ((error: unknown) => boolean) | undefined;
}

/** What is settled before the options are known: it stands beside `useFactory` in `forRootAsync`. */
export interface ErrlexExtras {
  /** Whether every module sees the providers; true where it is left out. */
  readonly isGlobal?: boolean;
  /** False leaves binding `ApiExceptionFilter` to the application. */
  readonly filter?: boolean;
}

/** What a class given as `useClass` or `useExisting` to `forRootAsync` provides. */
export interface ErrlexOptionsFactory {
  createErrlexOptions(): ErrlexOptions | Promise<ErrlexOptions>;
}

/** The token of the options; the same in the ESM and the CommonJS build. */
export const ERRLEX_OPTIONS = Symbol.for('@errlex/nestjs/options');
