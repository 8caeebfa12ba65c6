import { type AnyErrorSet, createErrorData, defineErrors, type ErrorData, spotV3Errors } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { type BodyContext, renderBody, renderProblem } from './render-body.js';

const german = (texts: Record<string, string>, errors: AnyErrorSet) =>
  new Map([['de', { locale: 'de', dir: 'ltr' as const, texts, codes: errors.ErrorCode }]]);

const createContext = (
  messages: Record<string, string>,
  hints: Record<string, string> | undefined = undefined,
  errors: AnyErrorSet = spotV3Errors,
): BodyContext & { problemUrl: string } => ({
  errors,
  texts: {
    supported: ['en', 'de'],
    messages: german(messages, errors),
    english: { locale: 'en', dir: 'ltr', texts: {} },
    hints: new Map([...(hints ? german(hints, errors) : [])].map(([tag, one]) => [tag, [one]])),
    unknown: createErrorData('UNKNOWN_ERROR'),
  },
  bodies: new Map(),
  problemUrl: 'https://example.com/errors',
});
const error = createErrorData('INVALID_SYMBOL');
const unlisted: ErrorData = {
  ...error,
  reason: undefined,
  messageId: undefined,
  definition: undefined,
};

describe('renderBody', () => {
  it('renders a message without params once, and again with details', () => {
    const context = createContext({ INVALID_SYMBOL: 'Unbekannt.' });
    const first = renderBody({ error }, 'de', context);
    expect(first).toMatchObject({ text: '{"code":-1121,"msg":"Unbekannt."}', locale: 'de' });
    expect(renderBody({ error }, 'de', context)).toBe(first);
    const details = [{ error, path: 'legs' }];
    expect(JSON.parse(renderBody({ error, details }, 'de', context).text)).toEqual({
      code: -1121,
      msg: 'Unbekannt.',
      details: [{ code: -1121, msg: 'Unbekannt.', path: 'legs' }],
    });
  });

  it('does not cache messages with params, codes without a definition, and generic texts', () => {
    const context = createContext({});
    const empty = createErrorData('PARAM_EMPTY', { parameter: 'side' });
    const bare = { ...error, messageId: undefined };
    for (const sent of [{ error: empty }, { error: unlisted }, { error: bare, usesGenericText: true }]) {
      renderBody(sent, 'de', context);
    }
    expect([...context.bodies.keys()]).toEqual([]);
  });

  it('names the language of the text before another one of the hint', () => {
    const context = createContext({}, { INVALID_SYMBOL: 'Siehe Handbuch.' });
    expect(renderBody({ error }, 'de', context).locale).toBe('en, de');
  });

  it('names the languages of details, after the one of the text', () => {
    const context = createContext({ INVALID_SYMBOL: 'Unbekannt.' });
    const details = [{ error: createErrorData('INVALID_SIDE'), path: 'side' }];
    expect(renderBody({ error, details }, 'de', context).locale).toBe('de, en');
    expect(renderBody({ error, details: [{ error, path: 'x' }] }, 'de', context).locale).toBe('de');
  });

  it('writes the payload shape of the contract, with hint and details beside it', () => {
    const acme = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }], {
      payload: { code: 'error.code', msg: 'error.text', fixed: { ok: false } },
    });
    const busy = acme.createErrorData('BUSY');
    const context = createContext({ BUSY: 'Besetzt.' }, { BUSY: 'Bitte warten.' }, acme);
    const sent = { error: busy, details: [{ error: busy, path: 'legs' }] };
    expect(JSON.parse(renderBody(sent, 'de', context).text)).toEqual({
      ok: false,
      error: { code: 7, text: 'Besetzt.' },
      hint: 'Bitte warten.',
      details: [{ ok: false, error: { code: 7, text: 'Besetzt.' }, path: 'legs' }],
    });
  });

  it('keeps a field of the contract that is called hint', () => {
    const acme = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }], {
      payload: { code: 'code', msg: 'hint' },
    });
    const context = createContext({}, { BUSY: 'Bitte warten.' }, acme);
    const { text } = renderBody({ error: acme.createErrorData('BUSY') }, 'de', context);
    expect(JSON.parse(text)).toEqual({ code: 7, hint: 'Busy.' });
  });
});

describe('renderProblem', () => {
  it('names the language of the text before another one of the title', () => {
    const context = createContext({ UNKNOWN_ERROR: 'Nichts bekannt.' });
    const { text, locale } = renderProblem({ error: unlisted }, 400, 'de', context);
    expect(JSON.parse(text)).toMatchObject({ title: 'Nichts bekannt.', detail: 'Invalid symbol.' });
    expect(locale).toBe('en, de');
  });
});
