/** Compares errlex with itself on inputs that grow: the peer is the smaller input. */
import { createApiError, defineErrors } from '@errlex/core';
import { loadMessages, locales, type Messages, matchLocale, translate } from '@errlex/i18n';
import { type Contest, compare } from './harness/compare.ts';
import { inTurns } from './harness/in-turns.ts';
import type { Measure } from './harness/measurement.ts';
import { sample } from './harness/sample.ts';

/** Size of a catalog: codes, messages per code, characters per message. */
interface Shape {
  readonly codes: number;
  readonly messages: number;
  readonly characters: number;
}

function toText(index: number, characters: number, value: string): string {
  return `word${index} is not '${value}' ${'x'.repeat(Math.max(0, characters - 24))}.`;
}

/** Returns the definitions of a catalog. The first words of its messages differ. */
function toRows({ codes, messages, characters }: Shape) {
  return Array.from({ length: codes }, (_, code) => ({
    code: -1 - code,
    reason: `REASON_${code}`,
    section: 'Bench',
    category: 'bench',
    httpStatus: 400,
    gatewayStatus: 502,
    retry: 'never' as const,
    executed: 'no' as const,
    messages: Object.fromEntries(
      Array.from({ length: messages }, (_, index) => [
        `REASON_${code}.m${index}`,
        [toText(index, characters, '%s'), 'value'] as const,
      ]),
    ),
  }));
}

/** Returns a function that decodes payloads spread over the whole catalog. */
function decoderOf(shape: Shape): (call: number) => unknown {
  const { toApiError } = defineErrors(toRows(shape));
  const payloads = inTurns((index) => ({
    code: -1 - ((index * 997) % shape.codes),
    msg: toText((index * 997) % shape.messages, shape.characters, 'a'),
  }));
  return (call) => toApiError(payloads(call));
}

const document = { codes: 36, messages: 10, characters: 40 };
const one = { codes: 1, messages: 10, characters: 40 };

function* decoding(): Generator<Contest> {
  const small = decoderOf(document);
  for (const codes of [360, 1_000, 10_000]) {
    yield {
      name: `decode with ${codes.toLocaleString('en')} codes`,
      ...(codes === 10_000 && { budget: 1.25 }),
      ours: decoderOf({ ...document, codes }),
      peer: '36 codes',
      theirs: small,
      growth: { of: 'codes', size: codes / document.codes },
    };
  }
  const few = decoderOf(one);
  for (const messages of [100, 1_000, 10_000]) {
    yield {
      name: `decode with ${messages.toLocaleString('en')} messages of a code`,
      ...(messages > 100 && { budget: 1.25 }),
      ours: decoderOf({ ...one, messages }),
      peer: '10 messages',
      theirs: few,
      growth: { of: 'messages of a code', size: messages / one.messages },
    };
  }
  yield {
    name: 'decode a text of 400 characters',
    budget: 1.6,
    ours: decoderOf({ codes: 100, messages: 100, characters: 400 }),
    peer: '40 characters',
    theirs: few,
  };
}

async function* speaking(): AsyncGenerator<Contest> {
  const errors = inTurns((index) => createApiError('PARAM_EMPTY', { parameter: `leg${index}` }));
  const all = await Promise.all(locales.map((locale) => loadMessages(locale)));
  // Only left-to-right locales, because isolating params costs more in the others.
  const [first, ...others] = all.filter(({ dir }) => dir === 'ltr');
  const say = (messages: readonly (Messages | undefined)[]) => (call: number) =>
    translate(errors(call), messages[call % messages.length] as Messages);
  const alone = say([first]);
  for (const count of [4, 16, 1 + others.length]) {
    yield {
      name: `translate into ${count} locales in turns`,
      ours: say([first, ...others.slice(0, count - 1)]),
      peer: '1 locale',
      theirs: alone,
      growth: { of: 'locales', size: count },
    };
  }
  const requested = inTurns((index) => locales[index % locales.length] ?? '');
  const match = (supported: readonly string[]) => (call: number) =>
    matchLocale(requested(call), supported, 'en');
  yield {
    name: 'match one of 64 locales',
    ours: match(locales),
    peer: '4 locales',
    theirs: match(['de', 'en', 'ja', 'pt-BR']),
  };
}

function creation(codes: number, budget?: number) {
  const rows = toRows({ codes, messages: 1, characters: 40 });
  return sample({
    name: `create a catalog of ${codes.toLocaleString('en')} definitions`,
    ...(budget !== undefined && { budget }),
    operation: () => defineErrors(rows),
    growth: { of: 'rows of a catalog created', size: codes },
  });
}

export const measure: Measure = async (options) => {
  const contests = [...decoding(), ...(await Array.fromAsync(speaking()))];
  const wanted = contests.filter(({ budget }) => !options.check || budget !== undefined);
  const smaller = options.check ? [] : [36, 360, 1_000].map((codes) => creation(codes));
  return [...smaller, creation(10_000, 60e6), ...wanted.map((contest) => compare(contest, options))];
};
