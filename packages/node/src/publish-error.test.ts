import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { createApiError, fromJSON, isApiError, toApiError } from '@errlex/core';
import axios, { type InternalAxiosRequestConfig } from 'axios';
import ky from 'ky';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import winston from 'winston';
import { withApiErrors as withAxios } from './axios/index.js';
import { type PublishedError, toResponseInfo, withApiErrors } from './index.js';
import { withApiErrors as withKy } from './ky/index.js';

const published: PublishedError[] = [];
const listen = (message: unknown) => void published.push(message as PublishedError);

beforeEach(() => {
  published.length = 0;
  subscribe('errlex:error', listen);
});
afterEach(() => void unsubscribe('errlex:error', listen));

const refuse: typeof fetch = async () =>
  Response.json({ code: -1121, msg: 'Invalid symbol.' }, { status: 400 });

describe('errlex:error', () => {
  it('tells of an error once, with the method of its request', async () => {
    // Wrapped twice, as if a client with a wrapped `fetch` is wrapped itself.
    const request = withApiErrors(withApiErrors(refuse));
    const error = await request('http://localhost', { method: 'post' }).catch((cause: unknown) => cause);
    expect(published).toEqual([{ error, method: 'POST' }]);
  });

  it('takes a request for a GET that names no method, and knows of none behind an error of ky', async () => {
    await expect(withApiErrors(refuse)('http://localhost')).rejects.toThrow('Invalid symbol.');
    const under200: typeof fetch = async () => Response.json({ code: -1121, msg: 'Invalid symbol.' });
    await expect(withKy(ky).post('http://localhost', { fetch: under200 })).rejects.toThrow('Invalid symbol.');
    expect(published).toEqual([{ error: expect.anything(), method: 'GET' }, { error: expect.anything() }]);
  });

  it('tells of an error that axios finds in a success', async () => {
    const adapter = async (config: InternalAxiosRequestConfig) => ({
      data: { code: -1121, msg: 'Invalid symbol.' },
      status: 200,
      statusText: 'OK',
      headers: {},
      config,
    });
    await expect(withAxios(axios.create({ adapter })).post('/')).rejects.toThrow('Invalid symbol.');
    expect(published).toEqual([{ error: expect.objectContaining({ code: -1121 }), method: 'POST' }]);
  });

  it('tells of an error that axios rejects with and that another interceptor has made', async () => {
    const adapter = async () => Promise.reject(createApiError('INVALID_SYMBOL'));
    await expect(withAxios(axios.create({ adapter })).get('/')).rejects.toThrow('Invalid symbol.');
    expect(published).toEqual([{ error: expect.objectContaining({ code: -1121 }) }]);
  });

  it('tells of nothing that is not of this library', async () => {
    const request = withApiErrors((async () =>
      Promise.reject(new TypeError('fetch failed'))) as typeof fetch);
    await expect(request('http://localhost')).rejects.toThrow('fetch failed');
    expect(published).toEqual([]);
  });
});

const error = toApiError(
  { code: -1141, msg: "Parameter 'symbol' cannot be empty." },
  { responseInfo: toResponseInfo(400, () => null, 1), upstream: true },
);
if (error === undefined) throw new Error('no payload');

describe('an ApiError between threads', () => {
  it('goes through structuredClone as JSON', () => {
    const copy = fromJSON(structuredClone(error.toJSON()));
    expect(isApiError(copy, 'PARAM_EMPTY') && copy.params).toEqual({ parameter: 'symbol' });
    expect(copy).toMatchObject({ responseInfo: { httpStatus: 400 }, upstream: true });
  });

  it('goes through a worker as JSON', async () => {
    const worker = new Worker(
      "const { parentPort } = require('node:worker_threads'); parentPort.once('message', (json) => parentPort.postMessage(json));",
      { eval: true },
    );
    const back = new Promise<unknown>((resolve) => worker.once('message', resolve));
    worker.postMessage(error.toJSON());
    expect(fromJSON(await back)?.toJSON()).toEqual(error.toJSON());
    await worker.terminate();
  });
});

describe('a log', () => {
  const lines: string[] = [];
  const stream = new Writable({ write: (line, _, done) => done(void lines.push(String(line))) });
  const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}');
  const fields = {
    message: "Parameter 'symbol' cannot be empty.",
    stack: expect.stringContaining('ApiError: '),
    code: -1141,
    reason: 'PARAM_EMPTY',
    messageId: 'PARAM_EMPTY',
    params: { parameter: 'symbol' },
    responseInfo: { httpStatus: 400, receivedAt: 1 },
  };

  it('of pino holds the whole error', () => {
    pino(stream).error(error);
    expect(last().err).toMatchObject({ ...fields, type: expect.stringContaining('ApiError') });
  });

  it('of winston holds the whole error', () => {
    const { combine, errors, json } = winston.format;
    const logger = winston.createLogger({
      format: combine(errors({ stack: true }), json()),
      transports: [new winston.transports.Stream({ stream })],
    });
    logger.error(error);
    expect(last()).toMatchObject(fields);
    logger.error('order failed', { error: createApiError('INVALID_SYMBOL') });
    expect(last().error).toMatchObject({ code: -1121, reason: 'INVALID_SYMBOL', message: 'Invalid symbol.' });
  });
});
