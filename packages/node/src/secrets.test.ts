import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import got from 'got';
import got16 from 'got-16';
import ky from 'ky';
import ky2 from 'ky-2';
import nodeFetch from 'node-fetch';
import { fetch as undiciFetch } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withApiErrors as withAxios } from './axios/index.js';
import { withApiErrors as withGot } from './got/index.js';
import { withApiErrors } from './index.js';
import { withApiErrors as withKy } from './ky/index.js';

/** Part of every request. Must not occur in any text that a program may log. */
const SECRET = 'planted-secret';

interface Request {
  /** `ORIGIN` stands for a server that redirects every request. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

const query = `?symbol=BTCUSDT&signature=${SECRET}`;

/** Requests that no client can send, or that get no usable response. */
const requests: Readonly<Record<string, Request>> = {
  'a relative URL': { url: `/x${query}` },
  'a query alone': { url: query },
  'a URL without a scheme': { url: `h.example/x${query}` },
  'a URL without a host': { url: `http:///${query}` },
  'a protocol-relative URL': { url: `//h.example/x${query}` },
  'an invalid port': { url: `http://h:99999/x${query}` },
  'an invalid IPv6 address': { url: `http://[::1/x${query}` },
  'an invalid host': { url: `http://h o/x${query}` },
  'an escaped host': { url: `http://%00/x${query}` },
  'an unknown protocol': { url: `ftp://h.example/x${query}` },
  'a protocol without slashes': { url: `mailto:a@h.example${query}` },
  'a fragment': { url: `http://h:99999/x#${SECRET}` },
  'a name and password': { url: `http://user:${SECRET}@127.0.0.1:1/x` },
  'a name alone': { url: `http://${SECRET}@127.0.0.1:1/x` },
  'a password in an invalid URL': { url: `http://user:${SECRET}@h:99999/x` },
  'a password with a slash': { url: `http://user:${SECRET}/1@h.example/x` },
  'a password with a question mark': { url: `http://user:${SECRET}?1@h.example/x` },
  'a line break in a header': { url: 'http://127.0.0.1:1/x', headers: { 'ACCESS-KEY': `a\n${SECRET}` } },
  'a NUL in a header': { url: 'http://127.0.0.1:1/x', headers: { 'ACCESS-KEY': `a\0${SECRET}` } },
  'a letter in a header': { url: 'http://127.0.0.1:1/x', headers: { 'ACCESS-KEY': `\u20ac${SECRET}` } },
  'a header with an invalid name': { url: 'http://127.0.0.1:1/x', headers: { 'a b': SECRET } },
  'an invalid method': { url: `http://127.0.0.1:1/x${query}`, method: 'G T' },
  'a closed port': { url: `http://127.0.0.1:1/x${query}` },
  'a port that browsers block': { url: `http://127.0.0.1:6667/x${query}` },
  'a redirect to an invalid URL': { url: `ORIGIN/invalid${query}` },
  'a redirect loop': { url: `ORIGIN/loop${query}` },
};

const once = { retry: { limit: 0 } } as const;
const wrapFetch = (one: unknown) => {
  const wrapped = withApiErrors(one as typeof fetch);
  return ({ url, ...init }: Request) => wrapped(url, init);
};
const clients: Readonly<Record<string, (request: Request) => Promise<unknown>>> = {
  fetch: wrapFetch(fetch),
  'fetch of undici': wrapFetch(undiciFetch),
  'node-fetch': wrapFetch(nodeFetch),
  axios: async (request) => withAxios(axios.create())(request),
  'axios with an instance': async ({ url, headers, ...rest }) =>
    withAxios(axios.create({ baseURL: url, ...(headers && { headers }) })).request(rest),
  'axios with fetch': async (request) => withAxios(axios.create({ adapter: 'fetch' }))(request),
  got: async ({ url, ...rest }) => withGot(got)(url, { ...rest, ...once } as never),
  'got with an instance': async ({ url, ...rest }) => withGot(got.extend({ ...rest, ...once } as never))(url),
  'got 16': async ({ url, ...rest }) => withGot(got16)(url, { ...rest, ...once } as never),
  'got as a stream': async ({ url, ...rest }) => {
    for await (const _ of withGot(got).stream(url, { ...rest, ...once } as never));
  },
  ky: async ({ url, ...rest }) => withKy(ky)(url, { ...rest, retry: 0 }),
  'ky with an instance': async ({ url, ...rest }) => withKy(ky).create({ ...rest, retry: 0 })(url),
  'ky 2': async ({ url, ...rest }) => withKy(ky2)(url, { ...rest, retry: 0 }),
  'ky with a wrapped fetch': async ({ url, ...rest }) =>
    withKy(ky)(url, { ...rest, retry: 0, fetch: withApiErrors(fetch) }),
};

const server = createServer(({ url = '' }, response) => {
  const location = url.startsWith('/loop') ? url : `http://h:99999/${query}`;
  response.writeHead(307, { location }).end();
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Collects the texts of an error, of its causes and of the errors that it bundles. */
function textsOf(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [String(thrown)];
  const { errors = [] } = thrown as { errors?: unknown };
  const inner = [thrown.cause, ...(Array.isArray(errors) ? errors : [])].filter((one) => one !== undefined);
  return [thrown.message, thrown.stack ?? '', String(thrown), ...inner.flatMap(textsOf)];
}

describe.each(Object.entries(clients))('%s', (name, send) => {
  it.each(Object.entries(requests))('keeps the secret of %s out of its errors', async (_, request) => {
    const thrown = await send({ ...request, url: request.url.replace('ORIGIN', origin) }).then(
      () => undefined,
      (error: unknown) => error,
    );
    // Some clients accept what others reject: node-fetch sends to any port, axios takes a query alone.
    if (thrown === undefined) return;
    expect(textsOf(thrown).filter((text) => text.includes(SECRET))).toEqual([]);
  });

  it('says what is wrong with a request, without its query', async () => {
    const thrown = await send({ url: `http://127.0.0.1:1/x${query}` }).catch((error: unknown) => error);
    expect(textsOf(thrown).join('\n'), name).toMatch(/ECONNREFUSED|fetch failed|bad port/);
  });
});
