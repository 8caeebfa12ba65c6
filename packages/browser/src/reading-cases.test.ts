import type { AnyErrorSet, ErrorSet, SpotV3 } from '@errlex/core';
import { type Identified, identify, readApiError, toOutcome } from '@errlex/core/response';
import { loadMessages } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { errorsOf, expectedTranslation, readCases } from './expected-translation.fixture.js';
import { translateThrown } from './translate-thrown.js';

/** A body and its expected meaning. `null` stands for undefined, and an absent field is not checked. */
interface BodyCase {
  readonly name: string;
  /** A name in `contracts.json`. Default: the shipped set. */
  readonly contract?: string;
  readonly body: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly code?: number;
  readonly reason?: string | null;
  readonly messageId?: string | null;
  readonly params?: object;
}

const bodyCases = (readCases('reading') as readonly BodyCase[]).filter((one) => 'body' in one);

const messages = await loadMessages('de');

/** Reads the error as a client does: from a response, or from a WebSocket frame if there is no status. */
async function readError({ body, status, headers }: BodyCase, anyErrors: AnyErrorSet): Promise<unknown> {
  // The functions are generic over the catalog, which is only known at run time here.
  const errors = anyErrors as unknown as ErrorSet<SpotV3>;
  if (status === undefined) {
    const outcome = toOutcome(body, { errors });
    return 'error' in outcome ? outcome.error : undefined;
  }
  const init = { status, headers: { 'content-type': 'application/json', ...headers } };
  return readApiError(new Response(status === 204 ? null : body, init), { errors });
}

describe('a body that a client reads', () => {
  it.each(bodyCases)('$name', async (row) => {
    const errors = errorsOf(row);
    const error = await readError(row, errors);
    if (row.kind !== 'api-error' && row.kind !== 'response-error') {
      expect(error).toBeUndefined();
      return;
    }
    const identified = identify(error, { errors }) as Identified;
    const checked = ['kind', 'code', 'reason', 'messageId', 'params'].filter((name) => name in row);
    const pick = (value: object) =>
      Object.fromEntries(checked.map((name) => [name, value[name as keyof typeof value] ?? null]));
    expect(pick(identified)).toEqual(pick(row));
    expect(await translateThrown(error, { messages, errors })).toEqual(
      expectedTranslation(identified, messages),
    );
  });
});
