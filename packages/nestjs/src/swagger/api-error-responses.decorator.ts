import {
  type AnyErrorSet,
  type Catalog,
  type ErrorSet,
  type MessageIdOf,
  type ParamsOf,
  type ReasonOf,
  type SpotV3,
  spotV3Errors,
} from '@errlex/core';
import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiResponse } from '@nestjs/swagger';
import { type DocumentedMessage, toDocumented } from './to-documented.js';
import { toResponse } from './to-response.js';

/**
 * A reason, which stands for all its messages; a message id; or a message id with the params of its example.
 */
export type DocumentedError<Definitions extends Catalog> =
  | ReasonOf<Definitions>
  | MessageIdOf<Definitions>
  | {
      [Id in MessageIdOf<Definitions>]: readonly [id: Id, params: ParamsOf<Definitions, Id>];
    }[MessageIdOf<Definitions>];

export interface ApiErrorResponsesOptions<Definitions extends Catalog> {
  /** The contract of the application. Default: `spotV3Errors`. */
  readonly errors?: ErrorSet<Definitions> | undefined;
  /** The option `problemUrl` of `ErrlexModule.forRoot`: documents `application/problem+json` too. */
  readonly problemUrl?: string | undefined;
}

/** The metadata key of the messages that a class or a handler documents. */
const DOCUMENTED = '@errlex/nestjs/documented';

/**
 * Documents the errors of a handler, or of all handlers of a controller, in OpenAPI: one response for each status,
 * with a schema and an example for each error, in the payload shape of the contract. Decorators of a class and a
 * handler add up. `@nestjs/swagger` documents the success of a handler with such a decorator only if you do.
 * Throws a `TypeError` for an error that the catalog does not hold.
 *
 * @example
 * @ApiErrorResponses('INVALID_SYMBOL', ['PARAM_EMPTY', { parameter: 'symbol' }])
 */
export function ApiErrorResponses<Definitions extends Catalog = SpotV3>(
  ...args:
    | [...(readonly DocumentedError<Definitions>[]), ApiErrorResponsesOptions<Definitions>]
    | readonly DocumentedError<NoInfer<Definitions>>[]
): ClassDecorator & MethodDecorator {
  const last = args.at(-1);
  const options = (isOptions(last) ? last : {}) as ApiErrorResponsesOptions<Definitions>;
  const named = (isOptions(last) ? args.slice(0, -1) : args) as Parameters<typeof toDocumented>[0];
  // Every error set is an `AnyErrorSet`, but for a type parameter the compiler cannot know it.
  const errors = (options.errors ?? spotV3Errors) as AnyErrorSet;
  const documented = toDocumented(named, errors, options.problemUrl);
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

/** Adds messages to those that are documented; the response of a status replaces the one before. */
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
