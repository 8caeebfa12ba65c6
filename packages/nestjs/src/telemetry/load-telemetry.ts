import type { Counter } from '@opentelemetry/api';
import type { CodedError } from '../coded-error.js';

/** Tells OpenTelemetry of an answered error. */
export type Telemetry = (error: Pick<CodedError, 'code' | 'reason'>) => void;

/** What the semantic conventions call an error without a class of its own. */
const OTHER = '_OTHER';

/**
 * The attribute `error.type` of the active span, which is the reason, and the counter `errlex.errors` with
 * the code as `errlex.code`; undefined where `@opentelemetry/api` is not installed. A code that no catalog
 * holds may be anything, so it is counted without its number.
 */
export async function loadTelemetry(): Promise<Telemetry | undefined> {
  const api = await import(/* webpackIgnore: true */ '@opentelemetry/api').catch(ignoreAbsence);
  if (api === undefined) return undefined;
  const { metrics, trace } = api;
  let counter: Counter | undefined;
  return ({ code, reason }) => {
    const type = { 'error.type': reason ?? OTHER };
    trace.getActiveSpan()?.setAttributes(type);
    // A meter that is asked for before the application sets its provider up counts nothing.
    counter ??= metrics
      .getMeter('@errlex/nestjs')
      .createCounter('errlex.errors', { description: 'Errors that were answered.', unit: '{error}' });
    counter.add(1, reason === undefined ? type : { ...type, 'errlex.code': code });
  };
}

/** Node without the package; Jest without it; Jest, which imports no package at all into CommonJS. */
const absences: readonly unknown[] = [
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
  'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING',
  'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG',
];

function ignoreAbsence(failure: { readonly code?: unknown }): undefined {
  if (!absences.includes(failure.code)) throw failure;
}
