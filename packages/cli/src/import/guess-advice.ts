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
