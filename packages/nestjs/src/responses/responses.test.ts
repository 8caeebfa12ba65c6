import { request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { toResponse } from '@errlex/server/fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, hosts, respond } from './hosts.fixture.js';
import { requests, throws } from './throws.fixture.js';

type Question = (typeof requests)[string];

/** The thrown values that a framework does not take for errors, by host. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'Express 4': ['null', 'undefined'],
  'Express 5': ['null', 'undefined'],
};

/** The parts of a response that are the same on every host. */
interface Facts {
  readonly status: number;
  readonly body: string;
  readonly contentType: string | undefined;
  readonly contentLanguage: string | undefined;
  readonly vary: readonly string[];
  readonly retryAfter: string | undefined;
  readonly cacheControl: string | undefined;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

function toFacts(status: number, headers: Headers, body: string): Facts {
  const text = (name: string) => headers[name]?.toString();
  const vary = (text('vary') ?? '').toLowerCase().split(/,\s*/);
  return {
    status,
    body,
    contentType: text('content-type'),
    contentLanguage: text('content-language'),
    // Middleware for compression and other origins adds these two.
    vary: vary.filter((name) => name !== '' && name !== 'accept-encoding' && name !== 'origin').sort(),
    retryAfter: text('retry-after'),
    cacheControl: text('cache-control'),
  };
}

function ask(port: number, name: string, { method, headers }: Question): Promise<Facts> {
  return new Promise((resolve, reject) => {
    const path = `/throw/${encodeURIComponent(name)}`;
    const request = httpRequest({ port, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => {
        const bytes = Buffer.concat(pieces);
        const isZipped = response.headers['content-encoding'] === 'gzip' && bytes.length > 0;
        const body = String(isZipped ? gunzipSync(bytes) : bytes);
        resolve(toFacts(response.statusCode ?? 0, response.headers, body));
      });
    });
    request.on('error', reject);
    request.end();
  });
}

async function expectedOf(name: string, question: Question): Promise<Facts> {
  const response = toResponse(respond, throws[name]?.(), new Request('http://localhost/', question));
  return toFacts(response.status, Object.fromEntries(response.headers), await response.text());
}

describe.each(Object.keys(hosts))('the responses of %s', (title) => {
  let host: Host;
  beforeAll(async () => {
    host = await (hosts[title] ?? expect.unreachable())(respond);
  });
  afterAll(() => host.close());

  it.each(Object.keys(requests))('equal those of the responder for the request %s', async (request) => {
    const question = requests[request] ?? expect.unreachable();
    for (const name of Object.keys(throws)) {
      if (exceptions[title]?.includes(name)) continue;
      expect({ name, ...(await ask(host.port, name, question)) }).toEqual({
        name,
        ...(await expectedOf(name, question)),
      });
    }
  });
});

it('the table of the guide is that of the responder', async () => {
  const lines = await Promise.all(
    Object.keys(throws).map(async (name) => {
      const { status, body, retryAfter = '' } = await expectedOf(name, requests.en ?? expect.unreachable());
      const japanese = await expectedOf(name, requests.ja ?? expect.unreachable());
      const { msg } = JSON.parse(japanese.body);
      return `| ${name} | ${status} | \`${body}\` | ${msg} | ${retryAfter} |`;
    }),
  );
  const page = `# Responses on every host

What a handler throws, and what the caller gets: the same status, body, \`Content-Type\`, \`Content-Language\`, \`Vary\`, \`Retry-After\` and
\`Cache-Control\` on Nest 11 and 12 (Express and Fastify), Express 4 and 5, Fastify 5, Hono 4 and in fetch handlers. A test sends
${Object.keys(requests).length} requests (${Object.keys(requests).join(', ')}) for each line to each host, and writes this page.

There is one exception: Express continues with the next handler if \`null\` or \`undefined\` is thrown. Hono passes only instances of \`Error\` to \`onError\`, so bind \`honoErrors(respond)\` as a middleware too.

| thrown | status | body for \`Accept-Language: en-GB\` | text for \`ja\` | Retry-After |
| --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
  const file = fileURLToPath(new URL('../../../../docs/responses.md', import.meta.url));
  await expect(page).toMatchFileSnapshot(file);
});
