/**
 * A program that tests the classes and texts in any engine: bundled, compiled to ES5 and run by the tests of engines.
 * It writes its results to `globalThis.results`.
 */
export const engineProgram = `
  import { ApiError, createApiError, isApiError, spotV3, toApiError } from '@errlex/core';
  import { adviceFor, findPayloads, identify, ResponseError, toOutcome } from '@errlex/core/response';
  import { translate } from '@errlex/i18n';
  import { messages as de } from '@errlex/i18n/locales/de';
  import { messages as ja } from '@errlex/i18n/locales/ja';
  import { translateThrown } from '@errlex/browser';

  class OrderError extends ApiError {}
  const error = createApiError('INVALID_SYMBOL', {}, { cause: 'closed' });
  const response = new ResponseError({ body: '<html>', cause: 'reset' });
  const other = globalThis.otherCopy;
  const payloads = spotV3.flatMap(({ code, messages }) =>
    Object.values(messages).map(([template, ...names]) => {
      const values = names.map((name, index) => (template.match(/%[ds]/g)[index] === '%d' ? index + 5 : name));
      return { code, msg: template.replace(/%[ds]/g, () => String(values.shift())) };
    }),
  );

  globalThis.ApiError = ApiError;
  globalThis.error = error;
  globalThis.results = {
    classes: {
      instances: [error instanceof ApiError, error instanceof Error, response instanceof ResponseError],
      subclass: [new OrderError(error) instanceof OrderError, error instanceof OrderError, response instanceof ApiError],
      copies: other === undefined ? [] : [other.error instanceof ApiError, error instanceof other.ApiError],
      causes: [error.cause, response.cause, Object.keys(error).includes('cause')],
      names: [String(error), String(response), isApiError(error, 'INVALID_SYMBOL')],
      json: JSON.stringify(error),
    },
    reading: [
      adviceFor(error).retry,
      findPayloads('rejected: code=-1121 Invalid symbol.').length,
      toOutcome('[{"orderId":1},{"code":-2200,"msg":"Order does not exist."}]').kind,
      identify(new TypeError('Network request failed')).kind,
    ],
    de: payloads.map((payload) => translate(toApiError(payload), de).text),
    ja: payloads.map((payload) => translate(toApiError(payload), ja).text),
  };
  const thrown = [
    new TypeError('Failed to fetch'),
    Object.assign(new Error(''), { name: 'TimeoutError' }),
    new SyntaxError('Unexpected token'),
    new Error('Loading chunk 7 failed'),
    { response: { status: 429, data: '' } },
    new ResponseError({ responseInfo: { httpStatus: 502, receivedAt: 0 } }),
    Object.assign(new Error('x'), { cause: error }),
    42,
    ...payloads,
  ];
  globalThis.translateAll = async () => {
    const texts = {};
    for (const [locale, messages] of Object.entries({ de, ja })) {
      texts[locale] = [];
      for (const one of thrown) texts[locale].push((await translateThrown(one, { messages })).text);
    }
    return texts;
  };
`;
