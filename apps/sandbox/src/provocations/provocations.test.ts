import { readFileSync } from 'node:fs';
import { type AnyErrorSet, spotV3, spotV3Errors, toApiError, toPayload } from '@errlex/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { type Refused, toTable } from './errors-table.fixture.js';
import { type Provocation, provocations } from './provocations.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const { createApiError }: AnyErrorSet = spotV3Errors;

const refused = Object.entries<Provocation>(provocations).map(([id, { params = {}, body, ...request }]) => ({
  id,
  request: { ...request, ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }) },
  error: createApiError(id, params),
})) satisfies readonly Refused[];

describe('the requests', () => {
  it('trigger every documented message', () => {
    const documented = spotV3.flatMap(({ messages }) => Object.keys(messages));
    expect(refused.map(({ id }) => id)).toEqual(documented);
    expect(new Set(refused.map(({ error }) => error.reason))).toEqual(
      new Set(spotV3.map(({ reason }) => reason)),
    );
  });

  it('are in ERRORS.md as they are sent', () => {
    const errors = readFileSync(new URL('../../ERRORS.md', import.meta.url), 'utf8');
    // The formatter pads the columns of a table.
    const plain = errors.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
    expect(plain).toContain(toTable(refused));
  });

  it.each(refused)('$request.path triggers $id', async ({ id, request, error }) => {
    const { code, msg } = toPayload(error);
    const status = error.definition?.httpStatus;
    const english = await send(sandbox.origin, request);
    expect(english.text).toBe(JSON.stringify({ code, msg }));
    expect(toApiError(JSON.parse(english.text))?.messageId).toBe(id);
    expect(english.status).toBe(status);
    expect(english.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-language': 'en',
      vary: 'Accept-Language',
    });
    for (const language of ['ja', 'ar']) {
      const headers = { ...request.headers, 'Accept-Language': language };
      const answer = await send(sandbox.origin, { ...request, headers });
      const payload = JSON.parse(answer.text);
      expect(answer.status).toBe(status);
      expect(answer.headers['content-language']).toBe(language);
      expect(Object.keys(payload)).toEqual(['code', 'msg']);
      expect(payload.code).toBe(code);
      expect(payload.msg).not.toBe(msg);
      expect(payload.msg).toMatch(
        language === 'ja' ? /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u : /\p{sc=Arabic}/u,
      );
    }
  });
});
