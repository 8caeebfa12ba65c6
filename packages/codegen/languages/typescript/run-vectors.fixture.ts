import { type Catalog, type Contract, defineErrors } from '@errlex/core';
import { adviceFor, type Outcome, toOutcome, toResponseInfo } from '@errlex/core/response';
import { type Messages, matchLocale, translate } from '@errlex/i18n';
import type { BodyText, ExpectedError, ExpectedOutcome, VectorInput, Vectors } from '../../src/index.js';
import type { BodyPair, Results } from '../compare.fixture.js';

type ContractJson = Contract & { readonly catalog: Catalog };

/** Reads bodies as a program does that knows nothing but the JSON of a contract. */
export function runVectors(
  { nowMs, bodies, translations, lookups, pairs }: Vectors & { readonly pairs: readonly BodyPair[] },
  { catalog, ...contract }: ContractJson,
  messages: readonly Messages[],
): Results {
  const errors = defineErrors<Catalog>(catalog, contract);
  const toInfo = ({ status, headers = {} }: Omit<VectorInput, 'name'>) =>
    status === undefined ? undefined : toResponseInfo(status, (name) => headers[name], nowMs);
  const read = (input: Omit<VectorInput, 'name'>) =>
    // The outcome of any contract is the outcome of the shipped one with other types.
    toOutcome(toText(input.body), { errors, responseInfo: toInfo(input) }) as Outcome;
  const decode = (input: Omit<VectorInput, 'name'>) =>
    errors.decode(JSON.parse(toText(input.body)), { responseInfo: toInfo(input) })?.code ?? null;
  const { now } = Date;
  Date.now = () => nowMs;
  try {
    return {
      bodies: bodies.map(({ decoded, expected, ...input }) => ({
        expected: describe(read(input), input),
        decoded: decoded === undefined ? undefined : decode(input),
      })),
      translations: translations.map((vector) => {
        const outcome = read(vector);
        if (!('data' in outcome)) throw new Error(`${vector.body} is not an error.`);
        const texts = messages.map((one) => {
          const { text, locale, dir, detail = null } = translate(outcome.data, one);
          return [one.locale, [text, locale, dir, detail]] as const;
        });
        return { texts: Object.fromEntries(texts) };
      }),
      lookups: lookups.map(([tag]) => [
        tag,
        matchLocale(
          tag,
          messages.map(({ locale }) => locale),
          '',
        ) || null,
      ]),
      growth: pairs.map(([long, short]) => bestTime(toText(long)) / bestTime(toText(short))),
    };
  } finally {
    Date.now = now;
  }

  /** Returns the shortest of seven times to read a body, in microseconds of the processor. */
  function bestTime(text: string): number {
    // A text in one piece, as it arrives: a repeated one is joined when it is first read.
    const body = Buffer.from(text, 'utf16le').toString('utf16le');
    const times = Array.from({ length: 7 }, () => {
      const start = process.cpuUsage();
      toOutcome(body, { errors });
      const { user, system } = process.cpuUsage(start);
      return user + system;
    });
    return Math.min(...times);
  }

  function describe(outcome: Outcome, input: Omit<VectorInput, 'name'>): ExpectedOutcome {
    const items = 'items' in outcome ? outcome.items : undefined;
    return {
      kind: outcome.kind,
      ...('data' in outcome && { error: describeError(outcome, input) }),
      ...(items && { items: items.map((item) => describe(item, input)) }),
    };
  }

  function describeError(
    { data, error }: Extract<Outcome, { readonly data: unknown }>,
    input: Omit<VectorInput, 'name'>,
  ): ExpectedError {
    const { method = 'POST', idempotent = false } = input;
    const { after = null, category = null, ...advice } = adviceFor(error, { method, idempotent, errors });
    const params = Object.entries(data.params).map(([name, value]) => [
      name,
      typeof value === 'number' ? { number: String(value) } : { text: value },
    ]);
    return {
      code: data.code,
      reason: data.reason ?? null,
      messageId: data.messageId ?? null,
      params: Object.fromEntries(params),
      message: data.message,
      msg: data.msg,
      httpStatus: data.responseInfo?.httpStatus ?? null,
      data: data.data ?? null,
      advice: { ...advice, after, category },
    };
  }
}

function toText(body: BodyText): string {
  return typeof body === 'string' ? body : body.map(([text, count]) => text.repeat(count)).join('');
}
