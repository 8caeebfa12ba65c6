/** The fields of a thrown value that we read. It may be anything, so none of them is certain. */
export interface Thrown {
  readonly getStatus?: unknown;
  readonly getResponse?: unknown;
  readonly getError?: unknown;
  readonly statusCode?: unknown;
  readonly status?: unknown;
  readonly expose?: unknown;
  readonly type?: unknown;
  readonly code?: unknown;
  readonly name?: unknown;
  readonly constructor?: { readonly name?: unknown };
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly metadata?: unknown;
}

/** Whether a value is an `HttpException`, of any copy of Nest. */
export function isHttpException(
  thrown: Thrown,
): thrown is Thrown & { getStatus(): unknown; getResponse(): unknown } {
  return typeof thrown.getStatus === 'function' && typeof thrown.getResponse === 'function';
}

/** Whether a value is an `RpcException` or a `WsException`, of any copy of Nest. */
export function isWrapped(thrown: Thrown): thrown is Thrown & { getError(): unknown } {
  return typeof thrown.getError === 'function';
}
