import {
  type AnyErrorSet,
  type Catalog,
  defineErrors,
  type ErrorSet,
  type MessageIdOf,
  type ParamsOf,
  type ReasonOf,
  type SpotV3,
  spotV3,
} from '@errlex/core';
import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiResponse } from '@nestjs/swagger';
import { type DocumentedMessage, toDocumented } from './to-documented.js';
import { toResponse } from './to-response.js';

/**
 * A reason, which stands for all of its messages; a message id; or a message id with the params of its
 * example.
 */
export type DocumentedError<Rows extends Catalog> =
  | ReasonOf<Rows>
  | MessageIdOf<Rows>
  | { [Id in MessageIdOf<Rows>]: readonly [id: Id, params: ParamsOf<Rows, Id>] }[MessageIdOf<Rows>];

export interface ApiErrorsOptions<Rows extends Catalog> {
  /** The result of `defineErrors`, for codes of the application's own. */
  readonly errors?: ErrorSet<Rows> | undefined;
  /** What `ErrlexModule.forRoot` has as `problems`: documents `application/problem+json` too. */
  readonly problems?: string | undefined;
}

/** Where what was documented before is found on a class or a handler. */
const DOCUMENTED = '@errlex/nestjs/documented';

/**
 * Documents the errors of a handler, or of all handlers of a controller, in OpenAPI: one response for each
 * status, with a schema and an example for each error. What stands on the class and on the handler adds up.
 * As with every response of `@nestjs/swagger` on a handler, its success has to be documented beside them.
 * Throws a `TypeError` for an error that the catalog does not hold.
 *
 * @example
 * @ApiErrors('INVALID_SYMBOL', ['PARAM_EMPTY', { parameter: 'symbol' }])
 */
export function ApiErrors<Rows extends Catalog = SpotV3>(
  ...args:
    | [...(readonly DocumentedError<Rows>[]), ApiErrorsOptions<Rows>]
    | readonly DocumentedError<NoInfer<Rows>>[]
): ClassDecorator & MethodDecorator {
  const last = args.at(-1);
  const options = (isOptions(last) ? last : {}) as ApiErrorsOptions<Rows>;
  const named = (isOptions(last) ? args.slice(0, -1) : args) as Parameters<typeof toDocumented>[0];
  // The signature is that of the catalog; here the rows are looked up.
  const errors = (options.errors ?? defineErrors(spotV3)) as AnyErrorSet;
  const documented = toDocumented(named, errors, options.problems);
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    if (descriptor && key !== undefined) document(documented, descriptor.value, [target, key, descriptor]);
    else documentClass(documented, target as HandlerOrClass);
  };
}

type HandlerOrClass = { (...args: never[]): unknown; prototype: object };
type Place = Parameters<MethodDecorator> | Parameters<ClassDecorator>;

/** Decorators of handlers run first: those that share a status with the class get its errors as well. */
function documentClass(documented: readonly DocumentedMessage[], target: HandlerOrClass): void {
  document(documented, target, [target] as unknown as Parameters<ClassDecorator>);
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(target.prototype))) {
    if (typeof descriptor.value !== 'function') continue;
    const statuses = readDocumented(descriptor.value).map(({ httpStatus }) => httpStatus);
    const shared = documented.filter(({ httpStatus }) => statuses.includes(httpStatus));
    document(shared, descriptor.value, [target.prototype, key, descriptor]);
  }
}

/** Adds to what is documented; the response of a status replaces the one before. */
function document(added: readonly DocumentedMessage[], holder: HandlerOrClass, place: Place): void {
  const before = readDocumented(holder);
  const fresh = added.filter(({ id }) => before.every((one) => one.id !== id));
  const all = [...before, ...fresh];
  SetMetadata(DOCUMENTED, all)(holder);
  for (const httpStatus of new Set(fresh.map((one) => one.httpStatus))) {
    const isOfStatus = (one: DocumentedMessage) => one.httpStatus === httpStatus;
    const response = toResponse(all.filter(isOfStatus), fresh.filter(isOfStatus));
    const decorate = ApiResponse({ status: httpStatus, ...response }) as (...args: Place) => void;
    decorate(...place);
  }
}

function readDocumented(holder: HandlerOrClass): readonly DocumentedMessage[] {
  return new Reflector().get<readonly DocumentedMessage[] | undefined>(DOCUMENTED, holder) ?? [];
}

function isOptions(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
