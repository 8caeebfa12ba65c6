type HeaderRecord = Readonly<Record<string, unknown>>;

/** A response of supertest, of `inject` of Fastify, or of `fetch`. */
export type TestResponse =
  | { readonly status: number; readonly headers: HeaderRecord; readonly text: string }
  | { readonly statusCode: number; readonly headers: HeaderRecord; readonly body: string }
  | Pick<Response, 'status' | 'headers' | 'text' | 'clone'>;

export interface ReadResponse {
  readonly httpStatus: number;
  readonly contentType: unknown;
  readonly contentLanguage: unknown;
  readonly text: string;
}

/** Reads what is compared of a response. The body of a `Response` can still be read after it. */
export async function readResponse(response: TestResponse): Promise<ReadResponse> {
  // A response of supertest has a `statusCode` too, and a parsed body.
  if (!('text' in response)) {
    return readHeaders(response.statusCode, response.headers, response.body);
  }
  const { status, headers, text } = response;
  if (typeof text === 'string') return readHeaders(status, headers as HeaderRecord, text);
  const body = await (response as Response).clone().text();
  return readHeaders(status, Object.fromEntries(headers as Headers), body);
}

function readHeaders(httpStatus: number, headers: HeaderRecord, text: string): ReadResponse {
  return {
    httpStatus,
    contentType: headers['content-type'],
    contentLanguage: headers['content-language'],
    text,
  };
}
