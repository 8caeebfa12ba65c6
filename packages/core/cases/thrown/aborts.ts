import {
  createError,
  createTypeError,
  disconnected,
  invalidSymbol,
  ownAbort,
  payload,
} from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

const reason = { why: 'the reader left' };
const errorReason = new Error('The component was unmounted.');

export const abortCases: readonly ThrownCase[] = [
  {
    name: 'an abort in a browser',
    create: () => new DOMException('The user aborted a request.', 'AbortError'),
    ...ownAbort,
  },
  {
    name: 'an abort with its signal',
    create: () => new DOMException('signal is aborted without reason', 'AbortError'),
    signal: () => AbortSignal.abort(),
    ...ownAbort,
  },
  {
    name: 'an abort in React Native',
    create: () => createError('AbortError', 'Aborted'),
    ...ownAbort,
  },
  {
    name: 'an abort in undici',
    create: () => createError('AbortError', 'Request aborted', { code: 'UND_ERR_ABORTED' }),
    ...ownAbort,
  },
  {
    name: 'an abort in Node',
    create: () => createError('AbortError', 'The operation was aborted', { code: 'ABORT_ERR' }),
    ...ownAbort,
  },
  {
    name: 'a canceled request of axios',
    source: 'axios 1.21 cancel/CanceledError.js',
    create: () => createError('CanceledError', 'canceled', { code: 'ERR_CANCELED', __CANCEL__: true }),
    ...ownAbort,
  },
  {
    name: 'an abort as the cause of another error',
    create: () => new Error('query failed', { cause: new DOMException('aborted', 'AbortError') }),
    ...ownAbort,
  },
  {
    name: 'an object that the caller aborted with',
    create: () => reason,
    signal: () => AbortSignal.abort(reason),
    ...ownAbort,
  },
  {
    name: 'a text that the caller aborted with',
    create: () => 'the reader left',
    signal: () => AbortSignal.abort('the reader left'),
    ...ownAbort,
  },
  {
    name: 'an Error that the caller aborted with',
    create: () => errorReason,
    signal: () => AbortSignal.abort(errorReason),
    ...ownAbort,
  },
  {
    name: 'a payload after an abort with another reason',
    create: () => ({ ...payload }),
    signal: () => AbortSignal.abort(reason),
    ...invalidSymbol,
  },
  {
    name: 'a broken connection whose signal is not aborted',
    create: () => createTypeError('Failed to fetch'),
    signal: () => new AbortController().signal,
    ...disconnected,
  },
];
