import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { createAccessHeaders } from './access/sign.js';

export interface ClientRequest {
  readonly method?: string;
  /** Below `/api/v3/`. */
  readonly path: string;
  readonly key?: string;
  /** How far the clock of the client is off, in seconds. */
  readonly clock?: number;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
}

export interface ClientResponse {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request to a sandbox as a client would, signed if it names a key. */
export async function send(origin: string, options: ClientRequest): Promise<ClientResponse> {
  const { method = 'GET', body } = options;
  const path = `/api/v3/${options.path}`;
  const client = request(origin + path, { method, headers: createHeaders(path, options) });
  client.end(body);
  const [response] = (await once(client, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
}

/** Returns the headers of a request, with the signature. */
export function createHeaders(
  path: string,
  { method = 'GET', key, clock = 0, headers = {}, body }: ClientRequest,
) {
  const timestamp = String(Date.now() + clock * 1000);
  const all = {
    ...(body === undefined
      ? {}
      : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }),
    ...(key !== undefined && createAccessHeaders(key, { timestamp, method, path, body })),
    ...headers,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
