import { describeType } from './ask-option.js';
import { renderResponse } from './http/error-response.js';
import type { ErrorResponse } from './http/send-response.js';
import type { RequestFacts } from './request/request-facts.js';
import { createContext, handleError } from './responder-context.js';
import { checkOptions, type ResponderOptions, type ResponderTexts } from './responder-options.js';

/** Decides on the response to any thrown value. */
export interface Responder {
  /**
   * Returns status, headers and body for a thrown value: code and text in the language of the request. Logs faults
   * and calls `onError`. Synchronous; never throws.
   */
  (thrown: unknown, request: RequestFacts): ErrorResponse;
  /** Replaces texts without a restart; those that are not given stay. Rejects like `createResponder`. */
  reload(texts: ResponderTexts): Promise<void>;
}

/**
 * Creates a responder. Rejects with a `TypeError` that names the option which is wrong.
 *
 * @example
 * const respond = await createResponder({ locales: ['de', 'ja'] });
 * app.use(expressErrors(respond));
 */
export async function createResponder(options: ResponderOptions = {}): Promise<Responder> {
  checkOptions(options, 'createResponder');
  const context = await createContext(options);
  const respond = (thrown: unknown, request: RequestFacts): ErrorResponse =>
    renderResponse(handleError(thrown, request, context), request, context);
  return Object.assign(respond, {
    reload: async (texts: ResponderTexts) => {
      checkOptions(texts, 'reload');
      await context.reload(texts);
    },
  });
}

/** Throws a `TypeError` if an adapter got no responder but, for example, a promise of one. */
export function checkResponder(respond: unknown, adapter: string): void {
  if (typeof respond === 'function') return;
  throw new TypeError(
    `${adapter}: expected a responder, got ${describeType(respond)}. Pass the awaited result of createResponder.`,
  );
}
