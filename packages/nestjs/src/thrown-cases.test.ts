import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contracts, startThrower, type Thrower } from './test-support/cases.fixture.js';
import { platforms } from './test-support/server.fixture.js';

/** The part of a case that is about servers. */
interface ThrownCase {
  readonly name: string;
  readonly contract?: string;
  readonly create: () => unknown;
  readonly server: { readonly status: number; readonly code: number };
}

// By its URL, so that the compiler does not check the sources of core here.
const url = new URL('../../core/cases/thrown.ts', import.meta.url);
const { thrownCases }: { readonly thrownCases: readonly ThrownCase[] } = await import(url.href);
const names = [...new Set(thrownCases.map(({ contract }) => contract))];
const unknownText = 'An unknown error occurred.';

describe.each(platforms)('the shared thrown values on $platform', (platform) => {
  describe.each(names)('with the contract %s', (name) => {
    const errors = contracts.get(name) ?? expect.unreachable();
    let thrower: Thrower;
    beforeAll(async () => {
      thrower = await startThrower(errors, platform);
    });
    afterAll(() => thrower.close());

    const cases = thrownCases.filter(({ contract }) => contract === name);
    it.each(cases)('$name', async ({ create, server }: ThrownCase) => {
      const { status, text } = await thrower.respond(create());
      const body = JSON.parse(text);
      const { code, msg } = errors.reader.parsePayload(body) ?? {};
      expect({ status, code }).toEqual(server);
      // Nothing stands beside the payload, and nothing of an error without a known code in it.
      expect(body).toEqual(errors.toPayload({ code: server.code, message: '' }, msg));
      if (server.code === -1000) expect(msg).toBe(unknownText);
    });
  });
});
