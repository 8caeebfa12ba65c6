import type { Executed, Retry } from '../catalog/catalog.js';

/** Overrides the advice for errors whose text contains a phrase. */
export interface TextRule {
  /** A part of the text, in upper or lower case. */
  readonly text: string;
  /**
   * If set, the rule overrides the definition of that code. If omitted, the rule applies to errors without a
   * code and to codes that the catalog does not hold, and sets the fields that a definition leaves out.
   */
  readonly code?: number | undefined;
  /** Statuses for which the rule applies. Default: any status, and errors without a status. */
  readonly httpStatus?: readonly number[] | undefined;
  readonly category?: string | undefined;
  readonly retry?: Retry | undefined;
  readonly executed?: Executed | undefined;
}

/**
 * Rules for all contracts: texts that several exchanges send. The rules of the contract come first. No object
 * is spread here, because bundlers keep unused objects that were spread.
 */
export const universalTextRules: readonly TextRule[] = [
  { text: 'execution status unknown', executed: 'unknown' },
  { text: 'order state unknown', executed: 'unknown' },
  { text: 'send status unknown', executed: 'unknown' },
  { text: 'timestamp expired', httpStatus: [400, 401], retry: 'resync', executed: 'no' },
  { text: 'request has expired', httpStatus: [400, 401], retry: 'resync', executed: 'no' },
  { text: 'outside of the recvwindow', httpStatus: [400, 401], retry: 'resync', executed: 'no' },
  { text: 'check your timestamp', httpStatus: [400, 401], retry: 'resync', executed: 'no' },
];

/**
 * Rules for the texts of the spot API V3: the gRPC status that begins the text of -1054, of a WebSocket frame
 * or of a batch item; an insufficient balance in such a text; and the parameter by which -1142 rejects a
 * symbol.
 */
export const spotV3TextRules: readonly TextRule[] = [
  { text: 'amount not enough', category: 'balance', retry: 'never', executed: 'no' },
  { text: 'INVALID_ARGUMENT:', category: 'parameter', retry: 'fix-request', executed: 'no' },
  { text: 'FAILED_PRECONDITION:', category: 'account', retry: 'never', executed: 'no' },
  { text: "'symbol'", code: -1142, category: 'symbol', retry: 'fix-request', executed: 'no' },
];

/** Throws a `TypeError` that names the first malformed rule. */
export function checkTextRules(rules: readonly TextRule[]): void {
  if (!Array.isArray(rules)) throw new TypeError('textRules: expected a list of rules.');
  for (const [position, rule] of rules.entries()) {
    const { text, code, httpStatus = [], category = '', retry, executed } = (rule ?? {}) as Partial<TextRule>;
    const isValid =
      typeof text === 'string' &&
      text !== '' &&
      (code === undefined || Number.isSafeInteger(code)) &&
      Array.isArray(httpStatus) &&
      httpStatus.every(Number.isInteger) &&
      typeof category === 'string' &&
      [undefined, 'never', 'fix-request', 'resync', 'backoff'].includes(retry) &&
      [undefined, 'no', 'unknown'].includes(executed);
    if (!isValid) {
      throw new TypeError(
        `textRules[${position}]: expected { text, code?, httpStatus?, category?, retry?, executed? }.`,
      );
    }
  }
}
