import { readFileSync } from 'node:fs';
import { type MessageId, spotV3, toApiError } from '@errlex/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { provocations } from './provocations.js';
import { toTable } from './readme-table.fixture.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ host: '127.0.0.1', port: 0, asObserved: false });
});
afterAll(() => sandbox.stop());

describe('provocations', () => {
  it('reach every documented message', () => {
    const documented = spotV3.flatMap((row) => Object.keys(row.messages) as MessageId[]);
    expect(provocations.map((row) => toApiError(row)?.messageId)).toEqual(documented);
    expect(new Set(provocations.map(({ reason }) => reason))).toEqual(
      new Set(spotV3.map(({ reason }) => reason)),
    );
  });

  it('stand in the README as they are sent', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    // The formatter pads the columns of a table.
    const plain = readme.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
    expect(plain).toContain(toTable(provocations));
  });

  it.each(provocations)('$method $path is answered with $code $msg', async (provocation) => {
    const { status, code, msg, headers } = provocation;
    const english = await send(sandbox.origin, provocation);
    expect(english.text).toBe(JSON.stringify({ code, msg }));
    expect(english.status).toBe(status);
    expect(english.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-language': 'en',
      vary: 'Accept-Language',
    });
    for (const language of ['ja', 'ar']) {
      const request = { ...provocation, headers: { ...headers, 'Accept-Language': language } };
      const answer = await send(sandbox.origin, request);
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
