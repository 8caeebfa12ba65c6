import { Readable } from 'node:stream';
import { isApiError } from '@errlex/core';
import { isResponseError, readApiError, withApiErrors } from '@errlex/core/response';
import { readApiError as readNodeResponse } from '@errlex/node';
import { withApiErrors as withAxios } from '@errlex/node/axios';
import axios from 'axios';
import type { Choices } from './choices.ts';
import { hold, holdApiError } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText, makeText } from './texts.ts';
import { makeValue, toValue } from './values.ts';

interface ResponseInput {
  readonly bytes: readonly number[];
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Positions at which the body is split into chunks, and whether the connection breaks after the last chunk. */
  readonly cut: number;
  readonly breaks: boolean;
}

/** Functions that read an HTTP response. */
export const readers = [
  defineTarget({
    name: 'readApiError',
    make: makeResponseInput,
    check: async (input) => {
      const error = await readApiError(toResponse(input));
      holdRead(error, input.status);
    },
  }),
  defineTarget({
    name: 'withApiErrors',
    make: makeResponseInput,
    check: async (input) => {
      const request = withApiErrors(async () => toResponse(input));
      const response = await request().catch((error: unknown) => error);
      if (!(response instanceof Response)) holdRead(response, input.status);
      else hold('a success can be read', response.bodyUsed === false);
    },
  }),
  defineTarget({
    name: 'readApiError of a stream',
    make: makeResponseInput,
    check: async (input) => {
      const { status } = input;
      const headers = new Headers(input.headers);
      const body = Readable.from(toPieces(input), { objectMode: false });
      const response = {
        status,
        headers,
        bodyUsed: false,
        body,
        text: async () => '',
        clone: () => response,
      };
      holdRead(await readNodeResponse(response), status);
      body.destroy();
    },
  }),
  defineTarget({
    name: 'withApiErrors of axios',
    make: (choices) => ({
      ...makeResponseInput(choices),
      data: choices.oneIn(2) ? makeValue(choices) : makeText(choices),
    }),
    check: async ({ status, headers, data }) => {
      const value = toValue(data);
      const adapter = async (config: object) => ({ data: value, status, statusText: '', headers, config });
      const client = withAxios(axios.create({ adapter: adapter as never, validateStatus: () => true }));
      const result: unknown = await client.request({ url: '/' }).catch((error: unknown) => error);
      if (isApiError(result)) holdApiError(result);
      else hold('a response or an error', typeof result === 'object');
    },
  }),
];

function holdRead(error: unknown, status: number): void {
  if (error === undefined) hold('only a success has no error', status < 400, status);
  else if (isApiError(error)) holdApiError(error);
  else hold('an error of ours', isResponseError(error), String(error));
}

function makeResponseInput(choices: Choices): ResponseInput {
  const text = makeLongText(choices);
  const noise = choices.oneIn(5) ? choices.some(20, () => choices.below(256)) : [];
  const utf16 = choices.oneIn(10) ? 'utf16le' : 'utf8';
  return {
    bytes: [...Buffer.from(text, utf16), ...noise],
    status: choices.of([200, 200, 201, 204, 304, 400, 401, 404, 418, 429, 500, 502, 503, 599]),
    headers: Object.fromEntries(
      ['content-type', 'retry-after', 'date', 'content-language', 'content-length'].flatMap((name) =>
        choices.oneIn(2) ? [[name, makeHeader(choices)]] : [],
      ),
    ),
    cut: choices.below(50),
    breaks: choices.oneIn(6),
  };
}

const headers = [
  'application/json',
  'application/json;charset=utf-16le',
  'text/html',
  'charset="',
  '120',
  '-1',
  'ja',
];

function makeHeader(choices: Choices): string {
  // Characters that HTTP allows in a header.
  return choices.oneIn(2)
    ? choices.of(headers)
    : makeText(choices)
        .slice(0, 200)
        .replace(/[^ -~\x80-\xff]/g, '');
}

function toResponse(input: ResponseInput): Response {
  const { status, headers } = input;
  const hasBody = ![204, 304].includes(status);
  const pieces = toPieces(input);
  const stream = new ReadableStream({
    pull: (controller) => {
      try {
        const { value } = pieces.next();
        if (value) controller.enqueue(value);
        else controller.close();
      } catch (cause) {
        controller.error(cause);
      }
    },
  });
  return new Response(hasBody ? stream : null, { status, headers });
}

function* toPieces({ bytes, cut, breaks }: ResponseInput): Generator<Uint8Array, undefined> {
  const all = Uint8Array.from(bytes);
  const pieces = [all.subarray(0, cut), all.subarray(cut)].filter((piece) => piece.length > 0);
  for (const piece of pieces) yield piece;
  if (breaks) throw Object.assign(new TypeError('terminated'), { code: 'ECONNRESET' });
}
