import type { ClientGrpc, ClientProxy } from '@nestjs/microservices';
import { isObservable } from 'rxjs';
import { type ApiErrorsOptions, toApiErrors } from './to-api-errors.js';

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

/** An object with its methods replaced, which stay bound to it. */
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
