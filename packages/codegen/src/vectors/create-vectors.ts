import { type AnyErrorSet, type Catalog, defineErrors } from '@errlex/core';
import { toOutcome } from '@errlex/core/response';
import { type Messages, matchLocale, translate } from '@errlex/i18n';
import { bodyCases, caseContracts } from '../generated/cases.js';
import { runInput, toBodyText } from './expect-outcome.js';
import { createDeepInputs, createHostileInputs } from './hostile-inputs.js';
import { createAdviceInputs, createMessageInputs } from './inputs.js';
import type { TranslationVector, VectorInput, Vectors } from './vectors.js';

export interface VectorOptions {
  /** The messages for the translation vectors, as `loadMessages` returns them. Default: none. */
  readonly locales?: readonly Messages[] | undefined;
}

/** The time of the clock in every run. Constant, so that waits are always the same. */
const NOW_MS = Date.UTC(2026, 10, 24, 12);

/**
 * Returns the conformance vectors of a contract. They cover the bodies of the shared case table for its
 * domain, every message, advice under every status, hostile bodies, and every message in every locale. The
 * same input gives the same vectors. Throws a `TypeError` for an error set without a domain.
 */
export function createVectors(errors: AnyErrorSet, { locales = [] }: VectorOptions = {}): Vectors {
  const { domain, catalog, payload, roles, textRules, requestLifetime } = errors;
  if (domain === undefined) throw new TypeError('Vectors need a domain: pass { domain } to defineErrors.');
  const messageInputs = createMessageInputs(errors);
  const inputs: VectorInput[] = [
    ...bodyCases.filter(({ contract = 'spotV3' }) => contract === domain).map(withoutContract),
    ...messageInputs,
    ...createAdviceInputs(errors),
    ...createHostileInputs(errors),
  ];
  return atTime(NOW_MS, () => ({
    format: 1,
    domain,
    contract: { domain, payload, roles, textRules, requestLifetime, catalog },
    nowMs: NOW_MS,
    bodies: [...inputs.map((input) => runInput(input, errors, NOW_MS)), ...createDeepInputs()],
    translations: locales.length === 0 ? [] : createTranslations(errors, messageInputs, locales),
    lookups: createLookups(locales.map(({ locale }) => locale)),
  }));
}

/** Returns the error sets for the contracts of the shared case table, except the shipped one. */
export function loadCaseContracts(): AnyErrorSet[] {
  return Object.values(caseContracts).map(({ catalog, ...contract }) =>
    defineErrors<Catalog>(catalog, contract),
  );
}

function withoutContract({ contract, ...input }: (typeof bodyCases)[number]): VectorInput {
  return input;
}

/** Runs a function while `Date.now` returns a constant time, because waits depend on the current time. */
function atTime<Result>(nowMs: number, run: () => Result): Result {
  const { now } = Date;
  Date.now = () => nowMs;
  try {
    return run();
  } finally {
    Date.now = now;
  }
}

function createTranslations(
  errors: AnyErrorSet,
  inputs: readonly VectorInput[],
  locales: readonly Messages[],
): TranslationVector[] {
  const write = (code: number, msg: string) => JSON.stringify(errors.toPayload({ code, message: msg }));
  const undocumented = errors.catalog.flatMap(({ code }) => [
    write(code, 'Not \u202edocumented.'),
    write(code, ''),
  ]);
  const others = [write(-987_654, 'Something new.'), write(-987_654, ''), 'no JSON'];
  const bodies = [...inputs.map(({ body }) => toBodyText(body)), ...undocumented, ...others];
  return bodies.flatMap((body) => {
    const outcome = toOutcome(body, { errors });
    if (!('data' in outcome)) return [];
    // Skips numbers above 2^53: the specification leaves their plural category open.
    if (Object.values(outcome.data.params).some((value) => Number(value) > Number.MAX_SAFE_INTEGER))
      return [];
    const texts = locales.map((messages) => {
      const { text, locale, dir, detail = null } = translate(outcome.data, messages);
      return [messages.locale, [text, locale, dir, detail]] as const;
    });
    return [{ body, texts: Object.fromEntries(texts) }];
  });
}

const regions =
  `de-AT de-CH DE_at en-GB en-US en es-419 es-MX fr-CA nl-BE ar-EG zh zh-CN zh-TW zh-HK zh-MO zh-SG zh-Hans
  zh-Hant zh-Hant-HK pt pt-BR pt-PT pt-AO pt-MZ no nn nb-NO sr sr-Latn sr-Latn-RS sr-Cyrl-RS iw in tl fil-PH yue xx
  de-x-private de-1996`.split(/\s+/);

function createLookups(locales: readonly string[]): Vectors['lookups'] {
  const tags = locales.length === 0 ? ['de', 'en', ''] : [...locales, ...regions];
  return tags.map((tag) => [tag, matchLocale(tag, locales, '') || null]);
}
