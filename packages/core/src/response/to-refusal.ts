import type { Answer } from '../error/answer.js';
import { isSuccessCode, type Payload, parsePayload } from '../error/payload.js';

/** What is refused, by a payload or by a text without a code. */
export interface Refusal {
  readonly payload?: Payload | undefined;
  readonly msg?: string | undefined;
  /** The answer that the body itself tells of, as those of a WebSocket API do. */
  readonly answer?: Answer | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The refusal in a parsed body, undefined where nothing is refused: a payload, one inside `error` beside a
 * `status`, an item of a batch (`errorCode`, `errorMsg`, `errorMessage`, `errMsg`),
 * `{"result":false,"msg":…}` of a WebSocket, or the `status` and `error` of a framework's page. Never throws.
 */
export function toRefusal(value: unknown, answer?: Answer): Refusal | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  try {
    return toTold(value as Fields, answer);
  } catch {
    // A getter or a revoked proxy: nothing that came over a wire.
    return undefined;
  }
}

function toTold(fields: Fields, answer: Answer | undefined): Refusal | undefined {
  const { code, error, status, result, success } = fields;
  const payload = parsePayload(fields);
  if (payload) return { payload };
  if (isSuccessCode(code)) return undefined;
  const told = isStatus(status)
    ? { httpStatus: status, receivedAt: answer?.receivedAt ?? Date.now() }
    : undefined;
  const nested = parsePayload(error);
  if (nested) return { payload: nested, answer: answer ?? told };
  const msg = [fields.errorMsg, fields.errorMessage, fields.errMsg].find(isText);
  const itemCode = [fields.errorCode, fields.errCode].find((one) => isText(one) || typeof one === 'number');
  const item = parsePayload({ code: itemCode, msg });
  if (item) return { payload: item };
  if (msg !== undefined || isText(itemCode)) return { msg: msg ?? String(itemCode) };
  if (result === false || success === false) return { msg: isText(fields.msg) ? fields.msg : '' };
  return told && isText(error) ? { answer: answer ?? told } : undefined;
}

function isText(field: unknown): field is string {
  return typeof field === 'string' && field !== '';
}

function isStatus(field: unknown): field is number {
  return Number.isInteger(field) && Number(field) >= 400 && Number(field) < 600;
}
