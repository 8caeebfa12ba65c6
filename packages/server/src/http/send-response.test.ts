import { describe, expect, it } from 'vitest';
import { addLanguages, type FastifyReply, sendReply } from './send-response.js';

/** A response of Node with some headers, which records what was done to it. */
function createResponse(headers: Record<string, unknown> = {}) {
  const done: string[] = [];
  return {
    headers,
    done,
    statusCode: 200,
    headersSent: false,
    writableEnded: false,
    getHeader: (name: string) => headers[name],
    getHeaderNames: () => Object.keys(headers),
    removeHeader: (name: string) => void delete headers[name],
    setHeader: (name: string, value: string) => {
      headers[name] = value;
    },
    end: (body: string) => done.push(`ended ${body}`),
    destroy: () => done.push('destroyed'),
  };
}

function createReply(
  raw: ReturnType<typeof createResponse>,
  own: Record<string, unknown> = {},
  sent = false,
) {
  const done: string[] = [];
  const reply: FastifyReply = {
    raw,
    sent,
    code: (status) => done.push(String(status)),
    getHeader: (name) => own[name],
    getHeaders: () => ({ ...raw.headers, ...own }),
    header: (name, value) => {
      own[name] = value;
    },
    removeHeader: (name) => delete own[name],
    send: (body: string) => done.push(body),
  };
  return Object.assign(reply, { own, done });
}

const described = {
  'content-type': 'application/json',
  'content-language': 'de',
  'cache-control': 'no-store',
};
const sized = { ...described, vary: 'Accept-Language', 'content-length': '2' };
const error = { status: 400, headers: { ...described, vary: 'Accept-Language' }, body: '{}' };

describe('sendReply', () => {
  it.each([
    ['breaks off a response that is under way', false, ['destroyed']],
    ['leaves a response alone that is complete', true, []],
  ])('%s', (_, writableEnded, done) => {
    const response = { ...createResponse(), headersSent: true, writableEnded };
    sendReply(response, error);
    expect([response.done, response.headers]).toEqual([done, {}]);
    const reply = createReply(response);
    sendReply(reply, error);
    expect([reply.done, reply.own]).toEqual([[], {}]);
  });

  it('removes what describes the body that was not sent, whatever it says', () => {
    const response = createResponse({ 'content-disposition': 'attachment; filename="no-store.txt"' });
    sendReply(response, error);
    expect(response).toMatchObject({ headers: sized, statusCode: 400, done: ['ended {}'] });
    expect(response.headers).not.toHaveProperty('content-disposition');
  });

  it('removes it from the raw response of Fastify as well', () => {
    const raw = createResponse({ etag: '"1"', server: 'mine' });
    const reply = createReply(raw);
    sendReply(reply, error);
    expect([raw.headers, reply.own, reply.done]).toEqual([{ server: 'mine' }, error.headers, ['400', '{}']]);
  });

  it('sends on the raw response that a handler of Fastify has taken over', () => {
    const reply = createReply(createResponse(), {}, true);
    sendReply(reply, error);
    expect([reply.raw, reply.done]).toMatchObject([{ statusCode: 400, headers: sized }, []]);
  });

  it('adds to a header that was set in pieces', () => {
    const response = createResponse({ vary: ['Origin', 'Cookie'] });
    sendReply(response, error);
    expect(response.headers.vary).toBe('Origin, Cookie, Accept-Language');
  });
});

describe('addLanguages', () => {
  it('adds to what is there, also to a list, on every kind of response', () => {
    const before = { 'content-language': 'en', vary: ['Origin', 'Cookie'] };
    const after = { 'content-language': 'en, de', vary: 'Origin, Cookie, Accept-Language' };
    const response = createResponse({ ...before });
    addLanguages(response, ['en', 'de'], ['Accept-Language']);
    expect(response.headers).toEqual(after);
    const reply = createReply(createResponse(), { ...before });
    addLanguages(reply, ['en', 'de'], ['Accept-Language']);
    expect(reply.own).toEqual(after);
  });

  it('sets no `Vary` if the language was not chosen by a header', () => {
    const response = createResponse();
    addLanguages(response, ['de'], []);
    expect(response.headers).toEqual({ 'content-language': 'de' });
  });

  it.each([
    ['a response that was sent', { ...createResponse(), headersSent: true }],
    ['a reply whose raw response was sent', createReply({ ...createResponse(), headersSent: true })],
    ['a reply that the handler has taken over', createReply(createResponse(), {}, true)],
  ])('leaves %s alone', (_, response) => {
    addLanguages(response, ['de'], ['Accept-Language']);
    expect(JSON.stringify(response)).not.toContain('content-language');
  });
});
