import type { ResponderOptions } from '@errlex/server';
import { isOneOf, isSynchronous, type OptionRule } from '@errlex/server/adapter';

/**
 * The options of `ErrlexModule.forRoot`: those of `createResponder`, whose default of `log` is the log of Nest, and
 * which filter gets an error. The application does not start if one of them is wrong. `raw` of a request is the
 * `ArgumentsHost`.
 */
export interface ErrlexOptions extends ResponderOptions {
  /**
   * - `'all'` (default): handle all errors but those that another filter catches by class
   * - `'api'`: leave other errors to every other filter and to Nest
   * - `false`: register no filter
   */
  readonly filter?: 'all' | 'api' | false | undefined;
  /** Leaves an error to the other filters of the application, or to Nest, if it returns true. */
  readonly passthrough?: ((error: unknown) => boolean) | undefined;
}

/** The rules of the options that `createResponder` does not have. */
export const moduleRules: Readonly<Record<'filter' | 'passthrough', OptionRule>> = {
  filter: [isOneOf('all', 'api', false), "'all', 'api' or false"],
  passthrough: [isSynchronous, 'a synchronous function'],
};

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
