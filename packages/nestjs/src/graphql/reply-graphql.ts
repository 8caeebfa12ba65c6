import type { AnyParams } from '@errlex/core';
import {
  addLanguages,
  adviceFields,
  extraFields,
  type MappedError,
  matchRequest,
  type RequestFacts,
  safely,
  toPlainParams,
  translateError,
} from '@errlex/server/adapter';
import type { ErrlexContext } from '../errlex.context.js';
import type { HttpResponse } from '../http/reply-http.js';
import { type Carrier, MessageFacts, type Protocol } from '../protocol.js';

/** The `extensions` of an error of GraphQL. */
export interface ApiErrorExtensions {
  readonly code: number;
  /** Absent for a code that the catalog does not hold. */
  readonly reason?: string;
  readonly params: AnyParams;
  /** Only if the option `advice` is on. */
  readonly retry?: string;
  readonly executed?: string;
  /** Only if the option `hints` is on. */
  readonly hint?: string | undefined;
  /** All that a validation found, if the option `details` is on. */
  readonly details?: readonly object[] | undefined;
}

/** By this, every copy of this package recognizes a `GraphqlReply`. */
const BRAND = Symbol.for('@errlex/nestjs/graphql-reply');

/** The error that an operation fails with. It has no stack frames: where it was thrown is only in the log. */
export class GraphqlReply extends Error {
  readonly extensions: ApiErrorExtensions & Record<string, unknown>;

  constructor(message: string, extensions: ApiErrorExtensions) {
    super(message);
    this.name = 'ApiError';
    this.stack = `${this.name}: ${message}`;
    this.extensions = { ...extensions };
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `GraphqlReply`, of any copy of this package. */
export function isGraphqlReply(value: unknown): value is GraphqlReply {
  return typeof value === 'object' && value !== null && safely(() => BRAND in value) === true;
}

/** The fields in which contexts of GraphQL have request and response; on Express the request has the response too. */
interface OperationContext {
  readonly req?: OperationRequest;
  readonly request?: OperationRequest;
  readonly res?: HttpResponse;
  /** Of Mercurius. */
  readonly reply?: HttpResponse & { readonly request?: OperationRequest };
}

interface OperationRequest extends Carrier {
  readonly res?: HttpResponse;
  /** Of a connection of graphql-ws. */
  readonly extra?: { readonly request?: Carrier };
}

interface ResolveInfo {
  readonly parentType?: { readonly name?: string };
  readonly fieldName?: string;
}

/**
 * Returns the error that a resolver fails with: its message is in the language of the request, its `extensions` are
 * `{ code, reason, params }`, with `hint` and `details` if there are any. GraphQL takes a returned error for a
 * thrown one.
 */
export const graphqlProtocol: Protocol = {
  readFacts: (host) => {
    const context: OperationContext | undefined = host.getArgByIndex(2);
    const request = context?.req ?? context?.request ?? context?.reply?.request;
    return new MessageFacts(host, request?.extra?.request ?? request, () => {
      const { parentType, fieldName }: ResolveInfo = host.getArgByIndex(3) ?? {};
      return fieldName === undefined ? 'graphql' : `${parentType?.name}.${fieldName}`;
    });
  },
  reply: (mapped, request, host, context) => {
    const { message, extensions, locales, vary } = renderOperationError(mapped, request, context);
    const operation: OperationContext | undefined = host.getArgByIndex(2);
    const response = operation?.res ?? operation?.reply ?? operation?.req?.res;
    if (response) safely(() => addLanguages(response, locales, vary));
    return new GraphqlReply(message, extensions);
  },
};

/** Renders message and extensions, and names the languages in them. */
function renderOperationError(mapped: MappedError, request: RequestFacts, context: ErrlexContext) {
  const { texts, errors } = context;
  const { code, reason, params } = mapped.error;
  const { locale, vary } = matchRequest(request, context, texts.supported);
  const { msg, locale: msgLocale } = translateError(mapped, locale, texts);
  const { hint, details, locales } = extraFields(mapped, locale, texts, errors.toPayload);
  const extensions: ApiErrorExtensions = {
    code,
    ...(reason !== undefined && { reason }),
    params: toPlainParams(params),
    ...adviceFields(mapped, request, context),
    ...(hint !== undefined && { hint }),
    ...(details && { details }),
  };
  return { message: msg, extensions, locales: [msgLocale, ...locales], vary };
}
