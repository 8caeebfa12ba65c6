import type { ErrorData } from '@errlex/core';
import type { Counter } from '@opentelemetry/api';

/** Records an error that was sent in OpenTelemetry. */
export type RecordError = (error: Pick<ErrorData, 'code' | 'reason'>) => void;

/** The type that the semantic conventions give errors without a class of their own. */
const OTHER = '_OTHER';

/**
 * Sets the attribute `error.type` of the active span to the reason, and counts in `errlex.errors` with the code as
 * `errlex.code`; resolves to undefined if `@opentelemetry/api` is not installed. A code without a definition may be
 * anything, so it is counted without its number.
 */
export async function loadTelemetry(): Promise<RecordError | undefined> {
  const api = await import(/* webpackIgnore: true */ '@opentelemetry/api').catch(ignoreAbsence);
  if (api === undefined) return undefined;
  const { metrics, trace } = api;
  let counter: Counter | undefined;
  return ({ code, reason }) => {
    const type = { 'error.type': reason ?? OTHER };
    trace.getActiveSpan()?.setAttributes(type);
    // Created late: a meter that is asked for before the application sets up its provider counts nothing.
    counter ??= metrics
      .getMeter('@errlex/nestjs')
      .createCounter('errlex.errors', { description: 'Errors that were sent.', unit: '{error}' });
    counter.add(1, reason === undefined ? type : { ...type, 'errlex.code': code });
  };
}

/** The codes of a missing package: of Node, of Jest, and of Jest without dynamic imports in CommonJS. */
const absences: readonly unknown[] = [
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
  'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING',
  'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG',
];

function ignoreAbsence(failure: { readonly code?: unknown }): undefined {
  if (!absences.includes(failure.code)) throw failure;
}
