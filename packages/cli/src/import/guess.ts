import type { ErrorDefinition } from '@errlex/core';

/** Advice that the words of a message suggest, and the words. */
export interface GuessedAdvice extends Pick<ErrorDefinition, 'retry' | 'executed'> {
  readonly words: string;
}

type Rule = readonly [pattern: RegExp, advice: Pick<ErrorDefinition, 'retry' | 'executed'>];

/** The first rule that matches counts. Words that do not say whether the operation took effect leave it open. */
const rules: readonly Rule[] = [
  [
    /(?:execution|order|send) (?:status|state) (?:is )?unknown|unknown (?:execution|order|send)? ?status/i,
    { retry: 'backoff', executed: 'unknown' },
  ],
  [/\btime(?:d )?-?out\b|超时|超時|タイムアウト/i, { retry: 'backoff', executed: 'unknown' }],
  [/time ?stamp|recv_?window|时间戳|時間戳|タイムスタンプ/i, { retry: 'resync', executed: 'no' }],
  [
    /too many|too frequent|rate.?limit|frequency limit|频繁|頻繁|过多|過多/i,
    { retry: 'backoff', executed: 'no' },
  ],
  [/insufficient|not enough|余额不足|餘額不足|残高不足|잔고/i, { retry: 'fix-request', executed: 'no' }],
  [/try again|retry later|稍后|稍後|しばらく/i, { retry: 'backoff' }],
];

/** Guesses the advice for a code from its messages; undefined if they have none of the usual words. */
export function guessAdvice(messages: ErrorDefinition['messages']): GuessedAdvice | undefined {
  const texts = Object.values(messages).map(([template]) => template);
  for (const [pattern, advice] of rules) {
    const matches = texts.map((text) => pattern.exec(text)?.[0]);
    const [words] = matches;
    // A code whose messages differ has no advice of its own.
    if (words !== undefined && matches.every((match) => match !== undefined)) return { ...advice, words };
  }
  return undefined;
}

/** Words that are never the name of a param. */
const stop = new Set(
  'a above already an and any available appears are at be been before below but by can cannot contains equal exceed exist exists for from greater has have higher in include incorrectly into is last less lower more must no not of on only or over per populated s sent should smaller than that the this to under up was were when will with within'.split(
    ' ',
  ),
);

/** Names of placeholders after these words, if there is no noun. */
const limits: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b(?:than|exceeds?)\W*$/i, 'limit'],
  [/\buntil\W*$/i, 'until'],
  [/\bper\W*$/i, 'interval'],
];

/**
 * Guesses different names for the placeholders of a template from the words around them: `parameter` for "Parameter
 * '%s'", `days` for "%d days", `min` and `max` for "between %d and %d", else `value`.
 */
export function guessParamNames(template: string): string[] {
  const taken = new Set<string>();
  return [...template.matchAll(/%[ds]/g)].map(({ index }) => {
    const guess = guessName(template.slice(0, index), template.slice(index + 2));
    let name = guess;
    for (let count = 2; taken.has(name); count++) name = `${guess}${count}`;
    taken.add(name);
    return name;
  });
}

function guessName(before: string, after: string): string {
  if (/\bbetween\W*$/i.test(before)) return 'min';
  if (/\bbetween\W*%[ds]\W*and\W*$/i.test(before)) return 'max';
  const words = before.replace(/%[ds]/g, '.').match(/[A-Za-z][\w'’]*|[.;!?,]/g) ?? [];
  const clause = words.slice(words.findLastIndex((word) => /^\W$/.test(word)) + 1);
  const unit = /^['"`\])]*\s([A-Za-z]{3,}s)\b/.exec(after)?.[1];
  const near = [clause.at(-1), unit].find(isNoun);
  const limit = limits.find(([pattern]) => pattern.test(before))?.[1];
  return toName(near ?? limit ?? clause.slice(-3).findLast(isNoun) ?? 'value');
}

function isNoun(word: string | undefined): word is string {
  return word !== undefined && /^\w+$/.test(word) && !stop.has(word.toLowerCase());
}

/** Returns `parameter` for `Parameter`, `ip` for `IP`, and `orderId` as it is. */
function toName(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

/** Words that do not distinguish messages. */
const stopWords = new Set(
  'a an are be been by cannot for has in is must not of on or than the this to was were with'.split(' '),
);

/**
 * Returns a function that names the messages of a reason by their first word that the first message does not have,
 * `startTime` for "startTime must be a valid millisecond timestamp."; it numbers names that are taken.
 */
export function createVariantNames(first: string): (template: string) => string {
  const common = new Set(toWords(first));
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (template) => {
    const word =
      toWords(template).find((one) => !common.has(one) && !stopWords.has(one.toLowerCase())) ?? 'other';
    const name = word.charAt(0).toLowerCase() + word.slice(1);
    let variant = name;
    let count = counts.get(name) ?? 1;
    while (taken.has(variant)) variant = `${name}${++count}`;
    counts.set(name, count);
    taken.add(variant);
    return variant;
  };
}

function toWords(template: string): string[] {
  return template.replace(/%[ds]/g, ' ').match(/[A-Za-z]\w*/g) ?? [];
}
