import type { ArgumentsHost } from '@nestjs/common';
import { HANDSHAKE } from './handshake.js';

/** What locales are read from, on every host. */
export interface RequestFacts {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The path with its query; what a router was given of it is in `url` then. */
  readonly originalUrl?: string;
  readonly url?: string;
}

/** What is looked at in the arguments of a handler; they are of many kinds. */
interface Carrier {
  readonly headers?: RequestFacts['headers'];
  readonly originalUrl?: string;
  readonly url?: string;
  readonly handshake?: Carrier;
  readonly [HANDSHAKE]?: Carrier;
  readonly req?: Carrier;
  readonly request?: Carrier;
  /** Of a connection of graphql-ws. */
  readonly extra?: Carrier;
  getMetadata?(): RequestFacts['headers'] | undefined;
  getMap?(): RequestFacts['headers'];
}

const nothing: RequestFacts = { headers: {} };

/**
 * The HTTP request, the handshake of a socket, the request behind a GraphQL operation or its connection, or
 * the metadata of a message.
 */
export function toRequestFacts(host: ArgumentsHost): RequestFacts {
  switch (host.getType<string>()) {
    case 'http':
      return toFacts(host.getArgByIndex(0));
    case 'ws': {
      const client: Carrier | undefined = host.getArgByIndex(0);
      return toFacts(client?.handshake ?? client?.[HANDSHAKE]);
    }
    case 'graphql': {
      const context: Carrier | undefined = host.getArgByIndex(2);
      const request = context?.req ?? context?.request;
      return toFacts(request?.extra?.request ?? request);
    }
    case 'rpc': {
      const context: Carrier | undefined = host.getArgByIndex(1);
      return { headers: context?.getMetadata?.() ?? context?.getMap?.() ?? {} };
    }
    default:
      return nothing;
  }
}

/** The carrier itself: Fastify puts its URL together when asked, and most resolvers do not ask. */
function toFacts(carrier: Carrier | undefined): RequestFacts {
  return carrier !== undefined && hasHeaders(carrier) ? carrier : nothing;
}

function hasHeaders(carrier: Carrier): carrier is Carrier & RequestFacts {
  return carrier.headers !== undefined;
}
