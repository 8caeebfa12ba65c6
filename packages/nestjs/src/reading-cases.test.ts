import type { AnyErrorSet, ErrorData, ErrorDefinition } from '@errlex/core';
import { type Outcome, toOutcome } from '@errlex/core/response';
import { messages as english } from '@errlex/i18n/locales/en';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contracts, readCases, startThrower, type Thrower } from './test-support/cases.fixture.js';
import { type Platform, platforms } from './test-support/server.fixture.js';

interface BodyCase {
  readonly name: string;
  readonly contract?: string;
  readonly body: string;
  readonly status?: number;
  readonly kind: Outcome['kind'];
  readonly code?: number;
  readonly reason?: string | null;
  readonly messageId?: string | null;
  readonly msg?: string;
}

const cases = readCases<readonly BodyCase[]>('reading.json').filter(
  ({ kind }) => kind === 'api-error' || kind === 'response-error',
);
const names = [...new Set(cases.map(({ contract }) => contract))];

/** The response that follows from a case; `data` is used for the fields that the case does not name. */
function expectedOf({ kind, code = 0, ...rest }: BodyCase, errors: AnyErrorSet, data: ErrorData): object {
  const { message } = data;
  const { messageId = data.messageId } = rest;
  const definition = errors.catalog.find((one) => one.code === code);
  if (kind === 'response-error' || definition === undefined) {
    return { status: 502, body: errors.toPayload({ code: -1000, message: 'An unknown error occurred.' }) };
  }
  const text = messageId ? message : genericText(definition, errors);
  return { status: definition.gatewayStatus ?? 502, body: errors.toPayload({ code, message: text }) };
}

/** The text of a reason that needs no params; only the shipped catalog has others than its documented ones. */
function genericText({ reason, messages }: ErrorDefinition, { domain }: AnyErrorSet): string {
  const own = domain === 'spotV3' ? english.texts[`${reason}.unspecified`] : undefined;
  const [text = reason, ...params] = messages[reason] ?? [];
  return own ?? (params.length === 0 ? text : reason);
}

describe.each(names)('an error that an upstream of the contract %s sent', (name) => {
  const errors = contracts.get(name) ?? expect.unreachable();
  let thrower: Thrower;
  beforeAll(async () => {
    thrower = await startThrower(errors, platforms[0] as Platform);
  });
  afterAll(() => thrower.close());

  it.each(cases.filter(({ contract }) => contract === name))('$name', async (one) => {
    const responseInfo =
      one.status === undefined ? undefined : { httpStatus: one.status, receivedAt: Date.now() };
    const outcome = toOutcome(one.body, { errors: errors as never, responseInfo, upstream: true });
    if (!('error' in outcome)) throw new Error(`Not an error: ${outcome.kind}.`);
    const { status, text } = await thrower.respond(outcome.error);
    expect({ status, body: JSON.parse(text) }).toEqual(expectedOf(one, errors, outcome.data));
  });
});
