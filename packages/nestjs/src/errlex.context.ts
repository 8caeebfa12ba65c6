import { type AnyErrorSet, createParts, defineErrors, spotV3 } from '@errlex/core';
import { locales as shipped } from '@errlex/i18n';
import type { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { createForeign } from './answer/create-foreign.js';
import type { AnswerOptions } from './answer/to-answer.js';
import { type CodedError, toCodedError } from './coded-error.js';
import type { ErrlexOptions } from './errlex.options.js';
import { createSelection, type Selection } from './filters/create-selection.js';
import { fromAcceptLanguage } from './locale/from-accept-language.js';
import type { LocaleResolver } from './locale/locale-resolver.js';
import { checkHints } from './options/check-hints.js';
import { checkMessages } from './options/check-messages.js';
import { checkOptions } from './options/check-options.js';
import { createMap } from './options/create-map.js';
import { withHttp } from './options/with-http.js';
import { toRequestId } from './request/to-request-id.js';
import { loadTelemetry, type Telemetry } from './telemetry/load-telemetry.js';
import { loadTexts } from './text/load-texts.js';
import type { Texts } from './text/texts.js';
import type { BodyCache } from './text/to-body.js';

/** What errors are looked up in and answered with, complete before the application listens. */
export interface ErrlexContext extends AnswerOptions {
  readonly errors: AnyErrorSet;
  readonly texts: Texts;
  readonly bodies: BodyCache;
  readonly locale: readonly LocaleResolver[];
  /** What the application maps, by name or status. */
  readonly map: ReadonlyMap<string, CodedError>;
  /** What is mapped where the application does not. */
  readonly foreign: ReadonlyMap<string, CodedError>;
  /** How many details are told; 0 for none. */
  readonly details: number;
  /** The page that problem details name; undefined where none are answered. */
  readonly problems: string | undefined;
  readonly selection: Selection;
  /** Undefined where OpenTelemetry is not installed. */
  readonly telemetry: Telemetry | undefined;
  readonly adapterHost: HttpAdapterHost;
  readonly logLevel: ErrlexOptions['logLevel'];
  readonly requestId: NonNullable<ErrlexOptions['requestId']>;
}

/** The most details that are told where no number says so. */
const DETAIL_LIMIT = 50;

/** The token of the context; the same in the ESM and the CommonJS build. */
export const ERRLEX_CONTEXT = Symbol.for('@errlex/nestjs/context');

/** Rejects with a `TypeError` that names the option for whatever is wrong in it. */
export async function createContext(
  options: ErrlexOptions = {},
  config: ApplicationConfig,
  adapterHost: HttpAdapterHost,
): Promise<ErrlexContext> {
  checkOptions(options);
  const { locales = shipped, locale, messages = {}, map = {}, upstream = 'gateway' } = options;
  const given: AnyErrorSet = options.errors ?? defineErrors(spotV3);
  const errors = options.http ? withHttp(given) : given;
  const { catalog } = errors;
  checkMessages(messages, locales, catalog);
  const hints = options.hints === true ? {} : options.hints || undefined;
  checkHints(hints, locales, catalog);
  return {
    errors,
    texts: await loadTexts(locales, { messages, hints }, catalog),
    bodies: new Map(),
    locale: [locale ?? fromAcceptLanguage()].flat(),
    map: createMap(map, errors),
    foreign: createForeign(catalog),
    unknown: toCodedError(createParts('UNKNOWN_ERROR')),
    upstream,
    details: options.details === true ? DETAIL_LIMIT : Number(options.details ?? 0),
    problems: options.problems,
    selection: createSelection(config, adapterHost, options),
    telemetry: await loadTelemetry(),
    adapterHost,
    logLevel: options.logLevel,
    requestId: options.requestId ?? toRequestId,
  };
}
