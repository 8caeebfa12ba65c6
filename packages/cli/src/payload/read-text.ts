import type { Catalog, ErrorSet } from '@errlex/core';
import { findPayloads, type Outcome, toOutcome } from '@errlex/core/response';

/** What a body or a piece of a text means, by whatever catalog. */
export type AnyOutcome = Outcome<Catalog>;

export interface Reading {
  /** Undefined for the record of a logger that holds no payload. */
  readonly outcome: AnyOutcome | undefined;
  /** The part of the text that was read. */
  readonly body: string;
}

/**
 * Reads a text without a status: the error or the batch that it is as a whole, else the payloads inside it, else the
 * success or the unrecognized body that it is. Empty if it is neither JSON nor holds a payload.
 */
export function readText(text: string, errors: ErrorSet<Catalog>): Reading[] {
  const body = text.trim();
  const outcome = isEnclosed(body) ? toOutcome(body, { errors }) : undefined;
  // The outcome of a text that is not JSON has no value.
  const whole = outcome?.value === undefined ? undefined : outcome;
  const isLog = isLogRecord(whole?.value);
  if (whole && !isLog && whole.kind !== 'success' && whole.kind !== 'unrecognized') {
    return [{ outcome: whole, body }];
  }
  const found = findPayloads(text, { errors });
  if (found.length > 0) {
    return found.map(({ start, end, outcome: one }) => ({ outcome: one, body: text.slice(start, end) }));
  }
  return whole ? [{ outcome: isLog ? undefined : whole, body }] : [];
}

/** Whether a text begins and ends as an object or a list. A failure of `JSON.parse` costs more than to parse most lines. */
function isEnclosed(body: string): boolean {
  const last = body.charAt(body.length - 1);
  return body.startsWith('{') ? last === '}' : last === ']' && body.startsWith('[');
}

/** Whether a value is the record of a logger. If its code is in the catalog, `findPayloads` finds it. */
function isLogRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'level');
}

/** Successes and records of loggers are passed through like any other line. */
export function isWorthPrinting({ outcome }: Reading): boolean {
  return outcome !== undefined && outcome.kind !== 'success';
}
