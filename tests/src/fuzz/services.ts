import { isApiError } from '@errlex/core';
import { createApolloOptions } from '@errlex/nestjs/graphql';
import { toApiErrors } from '@errlex/nestjs/microservices';
import { firstValueFrom, type Observable, throwError } from 'rxjs';
import { ask, filter, holdBody, holdLog, toHost } from './application.ts';
import type { Choices } from './choices.ts';
import { makeRequest } from './negotiations.ts';
import { hold, holdApiError, holdPlain } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText, makeText } from './texts.ts';
import { makeObject, toValue } from './values.ts';

const errorHeaders = [
  ...[
    'x-powered-by',
    'content-type',
    'content-language',
    'vary',
    'cache-control',
    'retry-after',
    'content-length',
    'etag',
    'date',
  ],
  ...['connection', 'keep-alive', 'transfer-encoding'],
];

/** Functions that turn a thrown value into a response, and a response into the caller's error. */
export const services = [
  defineTarget({
    name: 'the filter, over HTTP',
    make: (choices) => ({
      thrown: choices.oneIn(3) ? makeText(choices) : makeThrown(choices),
      language: toHeader(makeRequest(choices)),
      accept: makeAccept(choices),
    }),
    check: async ({ thrown: input, language, accept }) => {
      const text = await ask(toValue(input), {
        'accept-language': language,
        accept,
        'x-request-id': language.slice(0, 100),
      });
      const end = text.indexOf('\r\n\r\n');
      const [status = '', ...lines] = text.slice(0, end).split('\r\n');
      hold('the status is that of an error', /^HTTP\/1\.1 [45]\d\d /.test(status), status);
      for (const line of lines) {
        hold(
          'every header is one of ours',
          errorHeaders.includes(line.split(':', 1)[0]?.toLowerCase() ?? ''),
          line,
        );
        holdPlain('a header', line);
      }
      holdBody(JSON.parse(text.slice(end + 4)));
      holdLog();
    },
  }),
  defineTarget({
    name: 'the filter, over WebSocket',
    make: (choices) => ({ thrown: makeThrown(choices), language: makeRequest(choices) }),
    check: ({ thrown: input, language }) => {
      const sent: unknown[] = [];
      const client = {
        handshake: { headers: { 'accept-language': language } },
        emit: (...event: unknown[]) => sent.push(event[1]),
      };
      filter.catch(toValue(input), toHost('ws', client, 'data', undefined, 'order'));
      hold('it is errorHeaders once', sent.length === 1);
      holdBody(sent[0] as object);
      holdLog();
    },
  }),
  defineTarget({
    name: 'the filter, between services',
    make: (choices) => makeThrown(choices),
    check: async (input) => {
      const reply = filter.catch(
        toValue(input),
        toHost('rpc', {}, { getPattern: () => 'order' }),
      ) as Observable<unknown>;
      const wire = await firstValueFrom(reply).catch((error: unknown) => error);
      holdLog();
      const json = JSON.stringify(wire);
      hold('what travels is short', json.length < 100_000, json.length);
      const { error } = await receive(JSON.parse(json));
      hold('its caller gets an error of ours', isApiError(error), json);
      holdApiError(error);
    },
  }),
  defineTarget({
    name: 'the filter, in GraphQL',
    make: (choices) => ({ thrown: makeThrown(choices), language: makeRequest(choices) }),
    check: ({ thrown: input, language }) => {
      const { formatError } = createApolloOptions(filter);
      const value = toValue(input);
      const context = { req: { headers: { 'accept-language': language } } };
      const reply = filter.catch(value, toHost('graphql', undefined, {}, context, {})) as never;
      holdLog();
      for (const one of [reply, formatError({ message: 'x' }, value)]) {
        const { message, extensions } = one as { message: string; extensions: { code: unknown } };
        hold('there is a message', typeof message === 'string' && message !== '');
        // A branded value that is not an ApiError gets the response of Apollo.
        hold('it is JSON', extensions === undefined || typeof JSON.stringify(extensions) === 'string');
      }
    },
  }),
  defineTarget({
    name: 'toApiErrors',
    make: (choices) => ({
      wire: {
        ...makeThrown(choices),
        ...(choices.oneIn(8) ? {} : { $errlex: choices.of([1, 1, 2, 1.5, '1']) }),
      },
      bytes: choices.oneIn(3) ? makeLongText(choices) : undefined,
    }),
    check: async ({ wire, bytes }) => {
      const metadata = { get: () => [Buffer.from(bytes ?? '')], set: () => {}, getMap: () => ({}) };
      const value = bytes === undefined ? toValue(wire) : Object.assign(new Error('x'), { metadata });
      const { error } = await receive(value);
      if (isApiError(error)) holdApiError(error);
      else hold('another error is left unchanged', error === value);
    },
  }),
];

/** Returns the error that the caller gets, in an object because it may have a `then` method. */
async function receive(failure: unknown): Promise<{ readonly error: unknown }> {
  return firstValueFrom(throwError(() => failure).pipe(toApiErrors())).catch((error: unknown) => ({ error }));
}

/** Makes a thrown value, usually one that resembles an error of this library. */
function makeThrown(choices: Choices): object {
  const own = {
    code: choices.of([-1121, -1140, -1141, -9, 0, 200, '-1121']),
    messageId: choices.of(['PARAM_EMPTY', 'PARAM_VALIDATE_ERROR.limit', 'INVALID_SYMBOL', 'toString']),
    params: { parameter: makeText(choices), min: choices.of([1, 'NaN', null]), max: 2 },
    message: makeText(choices),
    msg: makeText(choices),
    $errlex: choices.of([1, 1, 2, '1']),
    details: choices.some(3, () => ({
      path: makeText(choices),
      code: -1141,
      params: makeObject(choices, 1),
    })),
  };
  const kind = choices.below(4);
  if (kind === 0) return { ...own, ...makeObject(choices) };
  return kind === 1 ? makeObject(choices) : own;
}

function makeAccept(choices: Choices): string {
  return choices.oneIn(2) ? toHeader(makeText(choices)) : choices.of(['application/problem+json', '*/*', '']);
}

/** Characters that Node allows in a header. */
function toHeader(text: string): string {
  return text.replace(/[^\t -~\x80-\xff]/g, '');
}
