import { fromAcceptLanguage, fromCookie, fromHeader, fromQuery, JsonBodyGuard } from '@errlex/nestjs';
import { holdBody, receiveFrame, toHost } from './application.ts';
import type { Choices } from './choices.ts';
import { makeRequest } from './negotiations.ts';
import { hold } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText, makeText } from './texts.ts';
import { isTouched, makeValue, toValue } from './values.ts';

/** Functions that read a request before its handler runs. */
export const requests = [
  defineTarget({
    name: 'the locale of a request',
    make: (choices) => ({ header: makeRequest(choices), cookie: makeCookie(choices), url: makeUrl(choices) }),
    check: ({ header, cookie, url }) => {
      const headers = new Map([
        ['accept-language', header],
        ['X-Locale', `${header}, ${cookie}`],
        ['cookie', cookie],
      ]);
      const request = { url, headers };
      for (const resolver of [
        fromAcceptLanguage(),
        fromHeader('X-Locale'),
        fromCookie('lang'),
        fromQuery('lang'),
      ]) {
        const tags = [resolver(request) ?? []].flat();
        hold(
          'they are tags',
          tags.every((tag) => /^[a-z\d-]{1,1024}$/i.test(tag)),
          tags,
        );
      }
    },
  }),
  defineTarget({
    name: 'a frame of a WebSocket',
    make: (choices) => (choices.oneIn(3) ? makeValue(choices) : makeLongText(choices)),
    check: (input) => {
      const data = toValue(input);
      const isRead = attempt(() => typeof JSON.parse(String(data))?.event === 'string') === true;
      const frames = receiveFrame(data);
      hold('an unreadable frame gets one response', frames.length === (isRead ? 0 : 1), frames);
      for (const frame of frames) holdBody(JSON.parse(frame).data);
    },
  }),
  defineTarget({
    name: 'JsonBodyGuard',
    make: (choices) => ({
      body: makeValue(choices),
      type: choices.of(['application/json', 'text/plain', makeText(choices)]),
    }),
    check: ({ body, type }) => {
      const headers = { 'content-type': type, 'content-length': '2' };
      // A body as the body parser returns it.
      const value = attempt(() => JSON.parse(JSON.stringify(toValue(body))));
      const passes = attempt(() =>
        new JsonBodyGuard().canActivate(toHost('http', { method: 'POST', headers, body: value }, {})),
      );
      if (passes) hold('no key reaches a prototype', !hasPrototypeKey(value));
    },
  }),
];

/** True if a body has the key `__proto__` at any depth, which a body parser may assign. */
function hasPrototypeKey(body: unknown): boolean {
  let isFound = false;
  JSON.parse(JSON.stringify(body), (key, value) => {
    isFound ||= key === '__proto__';
    return value;
  });
  return isFound;
}

function makeCookie(choices: Choices): string {
  return choices
    .some(4, () => choices.of(['lang=', '; ', makeRequest(choices), '__proto__=', '%E0%A4', '"', 'lang']))
    .join('');
}

function makeUrl(choices: Choices): string {
  return choices
    .some(5, () => choices.of(['/', '?', 'lang=', '&', makeRequest(choices), '%E0%A4', '#', '\0']))
    .join('');
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (failure) {
    if (isTouched(failure) || failure instanceof Error) return undefined;
    throw failure;
  }
}
