import { type AnyErrorSet, isApiError, spotV3Errors } from '@errlex/core';
import { findOwnError, toRemoteError } from '@errlex/server/adapter';
import type { ClientGrpc, ClientProxy } from '@nestjs/microservices';
import { catchError, isObservable, type MonoTypeOperatorFunction } from 'rxjs';

export interface ApiErrorsOptions {
  /** The contract of the service. Default: `spotV3Errors`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Turns the errors that another service sent, over any transport, into `ApiError`s. Other errors pass unchanged, and
 * so do those of another domain than the contract's. Only code that catches errors needs it: the filter sends them in
 * the caller's language as they are.
 *
 * @example
 * client.send('place', order).pipe(
 *   toApiErrors(),
 *   catchError((error) => (isApiError(error, 'INVALID_SYMBOL') ? of(undefined) : throwError(() => error))),
 * );
 */
export function toApiErrors<Value>({
  errors = spotV3Errors,
}: ApiErrorsOptions = {}): MonoTypeOperatorFunction<Value> {
  return catchError((thrown: unknown) => {
    const own = findOwnError(thrown, errors, true);
    // An error that was converted before stays as it is.
    throw own?.isRemote && !isApiError(own.error) ? toRemoteError(own, errors) : thrown;
  });
}

type Method = (...args: unknown[]) => unknown;

/**
 * Wraps a client so that all its messages fail with an `ApiError` if another service sent one, as `toApiErrors` does
 * for a single message: those of `send`, and with gRPC the methods of its services.
 *
 * @example
 * const orders = withApiErrors(ClientProxyFactory.create({ transport: Transport.NATS }));
 */
export function withApiErrors<Client extends ClientProxy | ClientGrpc>(
  client: Client,
  options?: ApiErrorsOptions,
): Client {
  const convertErrors = toApiErrors<unknown>(options);
  const failing =
    (method: Method): Method =>
    (...args) => {
      const result = method(...args);
      return isObservable(result) ? result.pipe(convertErrors) : result;
    };
  return intercept(client, (name, method) => {
    if (name === 'send') return failing(method);
    if (name !== 'getService') return method;
    return (...args) => intercept(method(...args) as object, (_, call) => failing(call));
  });
}

/** Returns a proxy of an object whose methods are replaced; they stay bound to the object. */
function intercept<Target extends object>(
  target: Target,
  replace: (name: string | symbol, method: Method) => Method,
): Target {
  const replaced = new Map<string | symbol, { readonly value: unknown; readonly method: Method }>();
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const known = replaced.get(name);
      if (known?.value === value) return known.method;
      const method = replace(name, value.bind(target));
      replaced.set(name, { value, method });
      return method;
    },
  });
}
