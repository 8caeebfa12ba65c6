import {
  type MappedError,
  type NodeRequest,
  NodeRequestFacts,
  type RequestFacts,
  type ThrownFacts,
} from '@errlex/server/adapter';
import type { ArgumentsHost } from '@nestjs/common';
import type { ErrlexContext } from './errlex.context.js';

/** How errors are sent on one type of host. */
export interface Protocol {
  /** Returns the facts of the request behind a handler; those that cannot be read are missing. */
  readFacts(host: ArgumentsHost): RequestFacts;
  /** Returns the facts of a thrown value that only the protocol knows. */
  readThrown?(thrown: unknown, host: ArgumentsHost, context: ErrlexContext): ThrownFacts;
  /** Sends an error. The filter returns the result to Nest, and logs what it throws. */
  reply(
    mapped: MappedError,
    request: RequestFacts,
    host: ArgumentsHost,
    context: ErrlexContext,
    thrown: unknown,
  ): unknown;
}

/** The subset of a request, a handshake or the metadata of a message that we use; its fields may be missing. */
export type Carrier = Partial<Pick<NodeRequest, 'headers' | 'originalUrl' | 'url'>>;

/** The facts of a message or an operation: the headers and the URL of what it came with. */
export class MessageFacts implements RequestFacts {
  readonly raw: ArgumentsHost;
  readonly headers: RequestFacts['headers'];
  readonly #carrier: Carrier | undefined;
  readonly #readRoute: () => string;

  /** `readRoute` returns the pattern of the message for the log. */
  constructor(host: ArgumentsHost, carrier: Carrier | undefined, readRoute: () => string) {
    this.raw = host;
    this.#carrier = carrier;
    this.#readRoute = readRoute;
    this.headers = new NodeRequestFacts({ headers: carrier?.headers }).headers;
  }

  get url(): string | undefined {
    return this.#carrier?.originalUrl ?? this.#carrier?.url;
  }

  get route(): string {
    return this.#readRoute();
  }
}
