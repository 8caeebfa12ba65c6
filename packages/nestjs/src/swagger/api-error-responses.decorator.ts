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
import { ApiExtraModels, ApiResponse } from '@nestjs/swagger';
import { type DocumentedMessage, documentErrors, modelsOf, toContent } from './document-errors.js';

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
  /** Whether the options `hints` and `details` of `ErrlexModule.forRoot` are on. Default: `false`. */
  readonly hints?: boolean | undefined;
  readonly details?: boolean | undefined;
}

/** The metadata key of the messages that a class or a handler documents. */
const DOCUMENTED = '@errlex/nestjs/documented';

/**
 * Documents the errors of a handler, or of all handlers of a controller, in OpenAPI: one response for each status,
 * which refers to a component for each code, in the payload shape of the contract. A message that is named by its id
 * is an example of the handler. Decorators of a class and a handler add up. `@nestjs/swagger` documents the success of a handler with such a decorator only if you do.
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
  const named = (isOptions(last) ? args.slice(0, -1) : args) as Parameters<typeof documentErrors>[0];
  const { problemUrl, hints = false, details = false } = options;
  // Every error set is an `AnyErrorSet`, but for a type parameter the compiler cannot know it.
  const errors = (options.errors ?? spotV3Errors) as AnyErrorSet;
  const documented = documentErrors(named, { errors, problemUrl, hints, details });
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
  const decorate = (decorator: unknown) => (decorator as (...args: Place) => void)(...place);
  decorate(ApiExtraModels(...modelsOf(fresh)));
  for (const status of new Set(fresh.map(({ httpStatus }) => httpStatus))) {
    const ofStatus = (messages: readonly DocumentedMessage[]) =>
      messages.filter(({ httpStatus }) => httpStatus === status);
    const described = new Set(ofStatus(fresh).map(({ reason, code }) => `${reason} (${code})`));
    // `@nestjs/swagger` appends a description to the one of the response before, but replaces its content.
    const description = [...described].join(', ');
    decorate(ApiResponse({ status, description, content: toContent(ofStatus(all)) }));
  }
}

function readDocumented(holder: HandlerOrClass): readonly DocumentedMessage[] {
  return new Reflector().get<readonly DocumentedMessage[] | undefined>(DOCUMENTED, holder) ?? [];
}

function isOptions(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
