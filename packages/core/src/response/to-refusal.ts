import type { Answer } from '../error/answer.js';
import { isSuccessCode, type Payload, parsePayload } from '../error/payload.js';

/** What is refused, by a payload or by a text without a code. */
export interface Refusal {
  readonly payload?: Payload | undefined;
  readonly msg?: string | undefined;
  /** What the body itself tells of an answer, as those of a WebSocket API do. */
  readonly answer?: Answer | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The refusal in a parsed body, undefined where nothing is refused: a payload, one inside `error` beside a
 * `status`, an item of a batch (`errorCode`, `errorMsg`, `errorMessage`, `errMsg`),
 * `{"result":false,"msg":…}` of a WebSocket, or the `status` and `error` of a framework's page. Never throws.
 */
export function toRefusal(value: unknown): Refusal | undefined {
  try {
    return Array.isArray(value) ? undefined : toTold((value ?? {}) as Fields);
  } catch {
    // A getter or a revoked proxy: nothing that came over a wire.
    return undefined;
  }
}

function toTold(fields: Fields): Refusal | undefined {
  const { code, error, status, result, success } = fields;
  const payload = parsePayload(fields);
  if (payload) return { payload };
  if (isSuccessCode(code)) return undefined;
  const answer = isFailure(status) ? { httpStatus: status, receivedAt: Date.now() } : undefined;
  const nested = parsePayload(error);
  if (nested) return { payload: nested, answer };
  const msg = [fields.errorMsg, fields.errorMessage, fields.errMsg].find(isText);
  const itemCode = fields.errorCode || fields.errCode;
  const item = parsePayload({ code: itemCode, msg });
  if (item) return { payload: item };
  if (msg !== undefined || isText(itemCode)) return { msg: msg ?? String(itemCode) };
  if (result === false || success === false) return { msg: isText(fields.msg) ? fields.msg : '' };
  return answer && isText(error) ? { answer } : undefined;
}

function isText(field: unknown): field is string {
  return typeof field === 'string' && field !== '';
}

function isFailure(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) < 600;
}
