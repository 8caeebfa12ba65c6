import axios from 'axios';
import got from 'got';
import got16 from 'got-16';
import ky from 'ky';
import ky2 from 'ky-2';
import nodeFetch from 'node-fetch';
import { fetch as undiciFetch } from 'undici';
import { withApiErrors as withAxios } from './axios/index.js';
import { withApiErrors as withGot } from './got/index.js';
import { withApiErrors } from './index.js';
import { withApiErrors as withKy } from './ky/index.js';

/** Secrets that must not occur in any output. Requests carry them where exchanges require them. */
export const secrets = {
  query: '?symbol=BTCUSDT&signature=planted-signature',
  headers: {
    'ACCESS-KEY': 'planted-key',
    'ACCESS-SIGN': 'planted-sign',
    'ACCESS-PASSPHRASE': 'planted-passphrase',
    cookie: 'session=planted-cookie',
    'content-type': 'application/json',
  },
  body: '{"secret":"planted-body"}',
};

const { headers, body } = secrets;

/** Sends a signed write to a URL and returns the client's result. */
export type Send = (url: string, signal: AbortSignal) => Promise<unknown>;

const fetches = { fetch, 'fetch of undici': undiciFetch, 'node-fetch': nodeFetch };

const sendFetch = (one: (url: string, init: object) => Promise<{ text(): Promise<string> }>): Send => {
  const request = withApiErrors(one as typeof fetch);
  return async (url, signal) => (await request(url, { method: 'POST', headers, body, signal })).text();
};

const sendAxios = (settings: object): Send => {
  const client = withAxios(axios.create({ headers, ...settings }));
  return async (url, signal) => (await client.post(url, body, { signal })).data;
};

/** Every wrapped client. */
export const clients: Record<string, Send> = {
  ...Object.fromEntries(Object.entries(fetches).map(([name, one]) => [name, sendFetch(one as never)])),
  axios: sendAxios({}),
  'axios with fetch': sendAxios({ adapter: 'fetch' }),
  'axios with a wrapped fetch': sendAxios({ adapter: 'fetch', env: { fetch: withApiErrors(fetch) } }),
  got: (url, signal) =>
    withGot(got)
      .post(url, { headers, body, signal, retry: { limit: 0 } })
      .text(),
  'got.json': (url, signal) =>
    withGot(got)
      .post(url, { headers, body, signal, retry: { limit: 0 } })
      .json(),
  'got 16': (url, signal) =>
    withGot(got16)
      .post(url, { headers, body, signal, retry: { limit: 0 } })
      .text(),
  ky: async (url, signal) => (await withKy(ky).post(url, { headers, body, signal, retry: 0 })).text(),
  'ky.json': (url, signal) => withKy(ky).post(url, { headers, body, signal, retry: 0 }).json(),
  'ky with a wrapped fetch': (url, signal) =>
    withKy(ky)
      .post(url, { headers, body, signal, retry: 0, fetch: withApiErrors(fetch) })
      .text(),
  'ky 2': (url, signal) => withKy(ky2).post(url, { headers, body, signal, retry: 0 }).text(),
};
