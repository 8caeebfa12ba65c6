import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type AnyApiError,
  type AnyErrorSet,
  spotV3,
  spotV3Errors,
  toApiError,
  toPayload,
} from '@errlex/core';
import { type SampleRequest, spotV3Requests } from '@errlex/reference/requests';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientRequest, send } from './client.fixture.js';
import { type Sandbox, startSandbox } from './start-sandbox.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const { createApiError }: AnyErrorSet = spotV3Errors;

/** A request, and the error in its response. */
interface Row {
  readonly id: string;
  readonly request: ClientRequest;
  readonly error: AnyApiError;
}

/** Params of the messages that have some. */
const params: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  'PARAM_VALIDATE_ERROR.limit': { min: 1, max: 1000 },
  PARAM_EMPTY: { parameter: 'symbol' },
  PARAM_ERROR: { parameter: 'interval' },
  'QUERY_TIME_OUT_OF_RANGE.startTime': { days: 180 },
  'QUERY_TIME_OUT_OF_RANGE.range': { days: 90 },
};

const rows: readonly Row[] = Object.entries<SampleRequest>(spotV3Requests).map(
  ([id, { body, ...request }]) => ({
    id,
    request: { ...request, ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }) },
    error: createApiError(id, params[id] ?? {}),
  }),
);

describe('the requests', () => {
  it('trigger every documented message', () => {
    const documented = spotV3.flatMap(({ messages }) => Object.keys(messages));
    expect(rows.map(({ id }) => id)).toEqual(documented);
    expect(new Set(rows.map(({ error }) => error.reason))).toEqual(
      new Set(spotV3.map(({ reason }) => reason)),
    );
  });

  // `vitest run --update` writes the table.
  it('are in ERRORS.md as they are sent', async () => {
    const file = fileURLToPath(new URL('../ERRORS.md', import.meta.url));
    const written = readFileSync(file, 'utf8').replace(/^\| reason [\s\S]*?(?=\n(?!\|))/m, renderTable());
    await expect(written).toMatchFileSnapshot(file);
  });

  it.each(rows)('$request.path triggers $id', async ({ id, request, error }) => {
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
      const response = await send(sandbox.origin, { ...request, headers });
      const payload = JSON.parse(response.text);
      expect(response.status).toBe(status);
      expect(response.headers['content-language']).toBe(language);
      expect(Object.keys(payload)).toEqual(['code', 'msg']);
      expect(payload.code).toBe(code);
      expect(payload.msg).not.toBe(msg);
      expect(payload.msg).toMatch(
        language === 'ja' ? /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u : /\p{sc=Arabic}/u,
      );
    }
  });
});

/** Renders the table of ERRORS.md. */
function renderTable(): string {
  return ['| reason | request | response |', '| --- | --- | --- |', ...rows.map(renderRow)].join('\n');
}

function renderRow({ request, error: { reason, code, message, definition } }: Row): string {
  const { method = 'GET', path } = request;
  const response = `${definition?.httpStatus} \`${code}\` ${message}`;
  return `| \`${reason}\` | \`${method} ${path}\`${renderDetails(request)} | ${response} |`;
}

function renderDetails({ key, clock, headers = {}, body }: ClientRequest): string {
  const changed = Object.entries(headers).map(([name, value]) =>
    value === null ? `without \`${name}\`` : `\`${name}: ${value}\``,
  );
  return [
    ...(key === undefined ? [] : [`signed by \`${key}\``]),
    ...(clock === undefined ? [] : [`clock ${clock} s`]),
    ...changed,
    ...(body === undefined ? [] : [`body \`${body}\``]),
  ]
    .map((detail) => `, ${detail}`)
    .join('');
}
