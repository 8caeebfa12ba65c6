import type { Params } from '@errlex/core';
import type { CodedError } from '../coded-error.js';
import type { Text, Texts } from './texts.js';
import { toPlainParams } from './to-plain-params.js';

/** Problem details of RFC 9457, with what identifies an error of ours. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: number;
  readonly reason: string | undefined;
  readonly params: Params;
}

export interface ProblemFacts {
  /** The page that a code is found on, as its fragment. */
  readonly problems: string;
  readonly title: string;
  readonly msg: string;
  readonly httpStatus: number;
}

/** An error as problem details; `about:blank` is the type of a code that no page tells of. */
export function toProblem(
  { code, reason, params }: Pick<CodedError, 'code' | 'reason' | 'params'>,
  { problems, title, msg, httpStatus }: ProblemFacts,
): Problem {
  const type = reason === undefined ? 'about:blank' : `${problems}#${code}`;
  return { type, title, status: httpStatus, detail: msg, code, reason, params: toPlainParams(params) };
}

/** What is said of a reason without params: in a supported locale, else in English, else its name. */
export function toTitle(
  { reason = 'UNKNOWN_ERROR' }: Pick<CodedError, 'reason'>,
  locale: string,
  messages: Texts['messages'],
): Text {
  for (const tag of [locale, 'en']) {
    const texts = messages.get(tag)?.texts;
    const msg = texts?.[`${reason}.unspecified`] ?? texts?.[reason];
    if (msg && !msg.includes('{{')) return { msg, locale: tag };
  }
  return { msg: reason, locale: 'en' };
}
