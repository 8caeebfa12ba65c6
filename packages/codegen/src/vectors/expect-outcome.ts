import type { AnyErrorSet, ErrorData } from '@errlex/core';
import { adviceFor, type Outcome, toOutcome, toResponseInfo } from '@errlex/core/response';
import type { BodyText, BodyVector, ExpectedError, ExpectedOutcome, VectorInput } from './vectors.js';

export function toBodyText(body: BodyText): string {
  return typeof body === 'string' ? body : body.map(([text, count]) => text.repeat(count)).join('');
}

/**
 * Reads an input with this library and returns it with the expected result. `nowMs` is the time that
 * `Date.now` returns.
 */
export function runInput(input: VectorInput, errors: AnyErrorSet, nowMs: number): BodyVector {
  const { body, status, headers = {} } = input;
  const text = toBodyText(body);
  const responseInfo =
    status === undefined ? undefined : toResponseInfo(status, (name) => headers[name], nowMs);
  const value = parseJson(text);
  const decoded =
    value === undefined ? undefined : (errors.decode(value.json, { responseInfo })?.code ?? null);
  // The cast is safe: outcomes of different contracts differ only in their types.
  const outcome = toOutcome(text, { errors, responseInfo }) as Outcome;
  return { ...input, decoded, expected: expectOutcome(outcome, input, errors) };
}

function parseJson(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function expectOutcome(outcome: Outcome, input: VectorInput, errors: AnyErrorSet): ExpectedOutcome {
  const items = 'items' in outcome ? outcome.items : undefined;
  return {
    kind: outcome.kind,
    ...('data' in outcome && { error: expectError(outcome.data, outcome.error, input, errors) }),
    ...(items && { items: items.map((item) => expectOutcome(item, input, errors)) }),
  };
}

function expectError(data: ErrorData, thrown: Error, input: VectorInput, errors: AnyErrorSet): ExpectedError {
  const { method = 'POST', idempotent = false } = input;
  const { retry, executed, after, safeToRepeat, category, why } = adviceFor(thrown, {
    method,
    idempotent,
    errors,
  });
  const params = Object.entries(data.params).map(([name, value]) => [
    name,
    typeof value === 'number' ? { number: String(value) } : { text: value },
  ]);
  return {
    code: data.code,
    reason: data.reason ?? null,
    messageId: data.messageId ?? null,
    params: Object.fromEntries(params),
    message: data.message,
    msg: data.msg,
    httpStatus: data.responseInfo?.httpStatus ?? null,
    data: data.data ?? null,
    advice: { retry, executed, after: after ?? null, safeToRepeat, category: category ?? null, why },
  };
}
