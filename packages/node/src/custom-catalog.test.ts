import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { type Catalog, defineErrors, spotV3 } from '@errlex/core';
import axios from 'axios';
import got from 'got';
import ky from 'ky';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withApiErrors as withAxios } from './axios/index.js';
import { withApiErrors as withGot } from './got/index.js';
import { adviceFor, withApiErrors } from './index.js';
import { inspectError } from './inspect/index.js';
import { withApiErrors as withKy } from './ky/index.js';

const acme = defineErrors(
  [
    { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
    {
      code: 2,
      reason: 'BAD_PARAM',
      httpStatus: 400,
      messages: { BAD_PARAM: ['Parameter %s is bad.', 'parameter'] },
    },
  ],
  {
    domain: 'acme',
    payload: { code: 'retCode', msg: 'retMsg', success: [0] },
    roles: { unknown: 'INTERNAL' },
    textRules: [{ code: 1, text: 'balance', retry: 'fix-request', executed: 'no' }],
  },
);

const bodies: Readonly<Record<string, readonly [status: number, body: string]>> = {
  '/known': [400, '{"retCode":2,"retMsg":"Parameter price is bad."}'],
  '/known-under-200': [200, '{"retCode":1,"retMsg":"No balance left."}'],
  '/unknown': [500, '{"retCode":77,"retMsg":"Out of order."}'],
  '/shipped-payload': [400, '{"code":-1121,"msg":"Something else."}'],
  '/page': [502, '<html>down</html>'],
};

const server = createServer(({ url = '' }, response) => {
  const [status, body] = bodies[url] ?? [404, ''];
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
});

let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const options = { errors: acme };
const clients: Record<string, (path: string) => Promise<unknown>> = {
  fetch: (path) => withApiErrors(fetch, options)(base + path),
  axios: (path) => withAxios(axios.create(), options).get(base + path),
  got: (path) => withGot(got, options)(base + path, { retry: { limit: 0 } }).text(),
  ky: (path) => withKy(ky, options)(base + path, { retry: 0 }).text(),
};

/** The codes and texts of the shipped catalog. */
const shipped = (spotV3 as Catalog).flatMap(({ code, messages }) => [
  String(code),
  ...Object.values(messages).map(([template]) => template.split(/%[ds]/)[0] ?? ''),
]);

async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.fail('it resolved'),
    (thrown: Error) => thrown,
  );
}

describe.each(Object.keys(clients))('a custom catalog with %s', (name) => {
  const send = (path: string) => rejectionOf(clients[name]?.(path) ?? Promise.resolve());

  it('decodes an error in the payload shape of the contract', async () => {
    const error = await send('/known');
    expect(acme.isApiError(error, 'BAD_PARAM')).toBe(true);
    expect(error).toMatchObject({ domain: 'acme', code: 2, params: { parameter: 'price' }, upstream: true });
  });

  it('advises by the text rules of the contract', async () => {
    const error = await send('/known-under-200');
    expect(adviceFor(error, options)).toMatchObject({ retry: 'fix-request', executed: 'no' });
  });

  it.each(Object.keys(bodies))('shows no shipped code and no shipped text for %s', async (path) => {
    const error = await send(path);
    const { stack: _, ...fields } = error;
    const shown = [String(error), JSON.stringify(error), inspect(fields), inspectError(error as never)]
      .join('\n')
      // The body of a response without a code of the contract is kept unchanged.
      .replaceAll('"code":-1121', '')
      .replaceAll('\\"code\\":-1121', '')
      .replaceAll(/\n {4}at .*/g, '');
    expect(shipped.filter((text) => text !== '' && shown.includes(text))).toEqual([]);
  });
});
