type HeaderRecord = Readonly<Record<string, unknown>>;

/** An answer as supertest, `inject` of Fastify or `fetch` gives it. */
export type ApiResponse =
  | { readonly status: number; readonly headers: HeaderRecord; readonly text: string }
  | { readonly statusCode: number; readonly headers: HeaderRecord; readonly body: string }
  | Pick<Response, 'status' | 'headers' | 'text' | 'clone'>;

export interface ReadResponse {
  readonly httpStatus: number;
  readonly contentLanguage: unknown;
  readonly text: string;
}

/** What is compared of an answer; the body of a `Response` can still be read after it. */
export async function readResponse(response: ApiResponse): Promise<ReadResponse> {
  // An answer of supertest has a `statusCode` too, and a body that is parsed.
  if ('text' in response) {
    const { status, headers, text } = response;
    if (typeof text === 'string') {
      return { httpStatus: status, contentLanguage: (headers as HeaderRecord)['content-language'], text };
    }
    const contentLanguage = (headers as Headers).get('content-language');
    return { httpStatus: status, contentLanguage, text: await (response as Response).clone().text() };
  }
  const { statusCode, headers, body } = response;
  return { httpStatus: statusCode, contentLanguage: headers['content-language'], text: body };
}
