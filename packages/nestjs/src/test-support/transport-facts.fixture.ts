import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hops, startHops } from './hops.fixture.js';
import { secret } from './throwing.fixture.js';
import type { TransportCase } from './transports.fixture.js';

interface Fact {
  /** The error of a service two hops away. */
  readonly thrown: string;
  readonly what: string;
  readonly status: number;
  readonly code: number;
  /** The text of the response in Japanese. */
  readonly msg: string;
  readonly params: object;
  /** How often it is logged, by all services together. */
  readonly logged?: number;
}

/** The errors that are sent over every transport, and the responses of the edge. */
export const facts: readonly Fact[] = [
  {
    thrown: '`ApiException` with params',
    what: 'exception',
    status: 400,
    code: -1140,
    msg: 'limitは1以上1000以下である必要があります。',
    params: { min: 1, max: 1000 },
  },
  {
    thrown: '`ApiError`',
    what: 'error',
    status: 404,
    code: -2200,
    msg: '注文が存在しません。',
    params: {},
  },
  {
    thrown: 'plain `Error`',
    what: 'crash',
    status: 500,
    code: -1000,
    msg: '不明なエラーが発生しました。',
    params: {},
    logged: 1,
  },
  {
    thrown: 'failing Observable',
    what: 'observable',
    status: 400,
    code: -1141,
    msg: 'パラメーター「取引」を空にすることはできません。',
    params: { parameter: '取引' },
  },
  {
    thrown: 'validation',
    what: 'validation',
    status: 400,
    code: -1142,
    msg: 'パラメーター「limit」が無効です。',
    params: { parameter: 'limit' },
  },
  {
    thrown: 'params with a `BigInt` and a cycle',
    what: 'bigint',
    status: 400,
    code: -1142,
    msg: 'パラメーター「1」が無効です。',
    params: { parameter: '1' },
  },
  {
    thrown: 'undocumented text',
    what: 'undocumented',
    status: 500,
    code: -1054,
    msg: 'システムエラーです。しばらくしてからもう一度お試しください。',
    params: {},
  },
  {
    thrown: 'code that the edge does not know',
    what: 'newer',
    status: 500,
    code: -9999,
    msg: '不明なエラーが発生しました。',
    params: {},
  },
  {
    thrown: 'error of an upstream',
    what: 'upstream',
    status: 500,
    code: -1044,
    msg: 'ACCESS_KEYが無効です。',
    params: {},
    logged: 1,
  },
];

/** Status and code of what the edge answered, by transport and by what was thrown. */
export type Cells = Map<string, string>;

/** Tries every fact over two hops of a transport, and notes what came. */
export function describeTransport(transport: TransportCase, cells: Cells = new Map()): void {
  describe(transport.name, () => {
    let hops: Hops;
    beforeAll(async () => {
      hops = await startHops(transport);
    });
    afterAll(() => hops?.close());

    it.each(facts)(
      'tells the reader of the edge of "$thrown"',
      async ({ thrown, what, status, code, msg, logged = 0 }) => {
        for (const path of ['observed', 'awaited', 'rethrown']) {
          hops.edge.errors.length = 0;
          const answer = await hops.edge.ask(`/${path}/${what}`, { language: 'ja' });
          // Nest has one logger for all applications of a process, that of the last.
          expect(hops.edge.errors).toHaveLength(logged);
          expect(answer).toMatchObject({ status, headers: { 'content-language': 'ja' } });
          expect(JSON.parse(answer.text)).toEqual({ code, msg });
          expect(JSON.stringify(answer)).not.toContain(secret);
          cells.set(`${transport.name} ${thrown}`, `${answer.status} ${JSON.parse(answer.text).code}`);
        }
      },
    );

    it.each(facts)('gives the code of the edge an ApiError for "$thrown"', async ({ what, code, params }) => {
      const answer = await hops.edge.ask(`/caught/${what}`);
      expect(JSON.parse(answer.text)).toEqual({ isApiError: true, code, params });
    });
  });
}
