import { type AnyApiError, ApiError, type ApiErrorOf, isBranded } from './api-error.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { CodesOf, MessageIdOf, Params, ParamsOf, ReasonOf } from './catalogue/infer.js';
import { type Message, parseCatalogue } from './catalogue/parse-catalogue.js';
import type { Problem } from './catalogue/problem.js';
import { parsePayload } from './payload.js';
import { matchTemplate, PARAM_LIMIT, renderTemplate } from './template.js';
import { truncate } from './truncate.js';

export interface CreateOptions {
  /** What really caused the error. */
  readonly cause?: unknown;
  /** The text on the wire, where it is not the documented one: a translation of it. */
  readonly msg?: string;
}

/** Over each id of a union by itself, so that ids without params need none. */
type CreateArguments<Rows extends Catalogue, Id> = Id extends string
  ? keyof ParamsOf<Rows, Id> extends never
    ? [params?: ParamsOf<Rows, Id>, options?: CreateOptions]
    : [params: ParamsOf<Rows, Id>, options?: CreateOptions]
  : never;

/** The functions of this package, bound to a catalogue. */
export interface Errors<Rows extends Catalogue> {
  readonly catalogue: Rows;
  /** `{ [reason]: code }` */
  readonly ErrorCode: CodesOf<Rows>;
  /** Whether a value is an `ApiError`, of a reason if one is named; holds across copies of this package and realms. */
  isApiError<Reason extends ReasonOf<Rows> = ReasonOf<Rows>>(
    value: unknown,
    reason?: Reason,
  ): value is ApiErrorOf<Rows, Reason>;
  /**
   * The error in a payload. The code alone decides the reason; the text finds the message id and the params where it is
   * a documented one, and is kept as `message` in any case. Undefined for a success and for what is no payload. Never throws.
   */
  toApiError(value: unknown, options?: { readonly cause?: unknown }): ApiErrorOf<Rows> | undefined;
  /**
   * An error with its documented text filled in. Text params keep 256 UTF-16 units. Throws a `TypeError` for an id that
   * the catalogue does not hold and for a param that is missing or of the wrong type.
   */
  createApiError<Id extends MessageIdOf<Rows>>(
    id: Id,
    ...rest: CreateArguments<Rows, Id>
  ): ApiError<Id, Rows>;
  /** The error that `toJSON` wrote; undefined for anything else. Never throws. */
  fromJSON(value: unknown): ApiErrorOf<Rows> | undefined;
}

/**
 * Binds the functions of this package to a catalogue. A row that breaks a rule (a code or reason that stands twice, a
 * template whose names do not fit, a code that is no integer) does not compile, and throws a `TypeError` that names it.
 *
 * @example
 * const { createApiError } = createErrors([...spotV3, {
 *   code: -3201, reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', section: 'Contract', category: 'order',
 *   httpStatus: 400, gatewayStatus: 400, retry: 'fix-request', executed: 'no',
 *   messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'limit'] },
 * }]);
 * throw createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 500 });
 */
export function createErrors<const Rows extends Catalogue>(
  catalogue: [Problem<Rows>] extends [never] ? Rows : Problem<Rows>,
): Errors<Rows> {
  // What the compiler could not refuse is refused here.
  const rows = catalogue as Rows;
  const { byCode, byId } = parseCatalogue(rows);

  function recognise(code: number, text: string): { message: Message; params: Params } | undefined {
    for (const message of byCode.get(code)?.messages ?? []) {
      const parts = matchTemplate(message, text);
      const params = parts && readParams(message, parts);
      if (params) return { message, params };
    }
    return undefined;
  }

  function toApiError(value: unknown, options?: { cause?: unknown }): AnyApiError | undefined {
    const payload = parsePayload(value);
    if (payload === undefined) return undefined;
    const { code, msg } = payload;
    const definition = byCode.get(code)?.definition;
    const found = recognise(code, msg);
    return new ApiError<string | undefined, Catalogue>({
      code,
      message: msg || definition?.reason || `Error ${code}`,
      definition,
      messageId: found?.message.id,
      params: found?.params,
      msg,
      cause: options?.cause,
    });
  }

  function createApiError(id: string, values: Params = {}, options?: CreateOptions): AnyApiError {
    const message = byId.get(id);
    if (message === undefined) throw new TypeError(`The catalogue holds no message "${id}".`);
    const params = checkParams(message, values);
    return new ApiError<string | undefined, Catalogue>({
      code: message.definition.code,
      message: renderTemplate(message, params),
      definition: message.definition,
      messageId: id,
      params,
      msg: options?.msg,
      cause: options?.cause,
    });
  }

  function fromJSON(value: unknown): AnyApiError | undefined {
    try {
      if ((value as { $errlex?: unknown } | null)?.$errlex !== 1) return undefined;
      const { code, message, messageId, params } = value as Record<string, unknown>;
      const error = toApiError({ code, msg: message });
      const documented = byId.get(messageId as string);
      if (error === undefined || documented === undefined || documented.definition.code !== code)
        return error;
      const values = documented.names.map((name) => (params as Params | null | undefined)?.[name]);
      if (values.some((value) => typeof value !== 'string' && typeof value !== 'number')) return error;
      const read = readParams(documented, values.map(String));
      if (read === undefined) return error;
      const { definition } = documented;
      return new ApiError({
        code: error.code,
        message: error.message,
        definition,
        messageId: documented.id,
        params: read,
      });
    } catch {
      return undefined;
    }
  }

  return {
    catalogue: rows,
    ErrorCode: toErrorCode(rows),
    isApiError: isApiError as Errors<Rows>['isApiError'],
    toApiError: toApiError as Errors<Rows>['toApiError'],
    // The parameter list that depends on the id cannot be told from the general one.
    createApiError: createApiError as unknown as Errors<Rows>['createApiError'],
    fromJSON: fromJSON as Errors<Rows>['fromJSON'],
  };
}

/** Whether a value is an `ApiError`, of a reason if one is named. */
export function isApiError(value: unknown, reason?: string): boolean {
  return isBranded(value) && (reason === undefined || (value as AnyApiError).reason === reason);
}

/** `{ [reason]: code }` of a catalogue. */
export function toErrorCode<Rows extends Catalogue>(catalogue: Rows): CodesOf<Rows> {
  return Object.fromEntries(catalogue.map(({ reason, code }) => [reason, code])) as CodesOf<Rows>;
}

/** The params in the parts of a text; undefined when a number is not written as this package writes it. */
function readParams({ names, numeric }: Message, parts: readonly string[]): Params | undefined {
  const params: Record<string, string | number> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] as string;
    if (!numeric[index]) params[name] = truncate(part, PARAM_LIMIT);
    else if (String(Number(part)) === part) params[name] = Number(part);
    else return undefined;
  }
  return params;
}

function checkParams({ id, names, numeric }: Message, values: Params): Params {
  const params: Record<string, string | number> = {};
  for (const [index, name] of names.entries()) {
    const value = values[name];
    const type = numeric[index] ? 'number' : 'string';
    if (typeof value !== type) throw new TypeError(`The param "${name}" of "${id}" is not a ${type}.`);
    // Adding zero turns -0, which no text tells from 0, into it.
    params[name] = typeof value === 'number' ? value + 0 : truncate(value as string, PARAM_LIMIT);
  }
  return params;
}
