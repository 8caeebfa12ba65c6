import type { ArgumentsHost } from '@nestjs/common';
import Negotiator from 'negotiator';
import { attempt } from '../attempt.js';
import { toRequestFacts } from '../request/to-request-facts.js';

const PROBLEM = 'application/problem+json';

/** Whether a request asks for problem details and does not prefer `{ code, msg }`. Never throws. */
export function wantsProblem(host: ArgumentsHost): boolean {
  return (
    attempt(() => {
      const { accept } = toRequestFacts(host).headers;
      // What names it not, as `*/*`, is content with the body that everybody gets.
      if (typeof accept !== 'string' || !accept.toLowerCase().includes(PROBLEM)) return false;
      return new Negotiator({ headers: { accept } }).mediaType(['application/json', PROBLEM]) === PROBLEM;
    }) === true
  );
}
