import { type AnyErrorSet, type ErrorData, spotV3Errors } from '@errlex/core';
import { locales as shippedLocales } from '@errlex/i18n';
import type { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import type { ErrlexOptions } from './errlex.options.js';
import { createSelection, type Selection } from './filters/create-selection.js';
import { fromAcceptLanguage } from './locale/from-accept-language.js';
import type { LocaleResolver } from './locale/locale-resolver.js';
import { createDefaultMapping } from './mapping/default-mapping.js';
import type { UpstreamOptions } from './mapping/map-own-error.js';
import { checkOptions } from './options/check-options.js';
import { checkHints, checkMessages } from './options/check-texts.js';
import { createMap } from './options/create-map.js';
import { toRequestId } from './request/to-request-id.js';
import { addHttpErrors, createRoleError } from './role-errors.js';
import { loadTelemetry, type RecordError } from './telemetry/load-telemetry.js';
import { loadTexts } from './text/load-texts.js';
import type { BodyContext } from './text/render-body.js';

/** Everything that errors are mapped and sent with, complete before the application listens. */
export interface ErrlexContext extends UpstreamOptions, BodyContext {
  readonly resolvers: readonly LocaleResolver[];
  /** The errors of the option `map`, by name or status. */
  readonly map: ReadonlyMap<string, ErrorData>;
  /** The errors of the default mapping, which come after those of `map`. */
  readonly defaultMapping: ReadonlyMap<string, ErrorData>;
  /** The most details that are sent; 0 for none. */
  readonly details: number;
  /** The page that problem details link to; undefined if they are not offered. */
  readonly problemUrl: string | undefined;
  readonly selection: Selection;
  /** Undefined if OpenTelemetry is not installed. */
  readonly recordError: RecordError | undefined;
  readonly adapterHost: HttpAdapterHost;
  readonly logLevel: ErrlexOptions['logLevel'];
  readonly requestId: NonNullable<ErrlexOptions['requestId']>;
}

const DEFAULT_MAX_DETAILS = 50;

/** The token of the context; the same in the ESM and the CommonJS build. */
export const ERRLEX_CONTEXT = Symbol.for('@errlex/nestjs/context');

/** Creates the context. Rejects with a `TypeError` that names the option which is wrong. */
export async function createContext(
  options: ErrlexOptions = {},
  config: ApplicationConfig,
  adapterHost: HttpAdapterHost,
): Promise<ErrlexContext> {
  checkOptions(options);
  const { locales = shippedLocales, resolvers, messages = {}, map = {}, upstream = 'gateway' } = options;
  const given: AnyErrorSet = options.errors ?? spotV3Errors;
  const errors = options.http ? addHttpErrors(given) : given;
  const { catalog } = errors;
  checkMessages(messages, locales, catalog);
  const hints = options.hints === true ? {} : options.hints || undefined;
  checkHints(hints, locales, catalog);
  const unknown = createRoleError(errors, 'unknown');
  return {
    errors,
    texts: await loadTexts(locales, { messages, hints }, catalog, unknown),
    bodies: new Map(),
    resolvers: [resolvers ?? fromAcceptLanguage()].flat(),
    map: createMap(map, errors),
    defaultMapping: createDefaultMapping(errors),
    unknown,
    upstream,
    details: options.details === true ? DEFAULT_MAX_DETAILS : Number(options.details ?? 0),
    problemUrl: options.problemUrl,
    selection: createSelection(config, adapterHost, options),
    recordError: await loadTelemetry(),
    adapterHost,
    logLevel: options.logLevel,
    requestId: options.requestId ?? toRequestId,
  };
}
