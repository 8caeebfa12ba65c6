import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, expect, it } from 'vitest';
import { adviceFor, isResponseError, type PublishedError, withApiErrors } from './index.js';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const span = provider.getTracer('bot').startSpan('POST /api/v3/order');

/** The example of the README: records each error on the span that is active when it is thrown. */
function recordError(message: unknown): void {
  const { error, method } = message as PublishedError;
  const { retry, executed } = adviceFor(error, { method });
  const type = isResponseError(error)
    ? String(error.responseInfo?.httpStatus ?? error.name)
    : (error.reason ?? String(error.code));
  (trace.getActiveSpan() ?? span).setAttributes({
    'error.type': type,
    'errlex.retry': retry,
    'errlex.executed': executed,
    ...(error.responseInfo && { 'http.response.status_code': error.responseInfo.httpStatus }),
  });
}

afterAll(async () => {
  unsubscribe('errlex:error', recordError);
  await provider.shutdown();
});

it('an error becomes attributes of a span', async () => {
  subscribe('errlex:error', recordError);
  const refuse: typeof fetch = async () =>
    Response.json({ code: -1121, msg: 'Invalid symbol.' }, { status: 400 });
  await context.with(trace.setSpan(context.active(), span), async () => {
    await expect(withApiErrors(refuse)('http://localhost', { method: 'POST' })).rejects.toThrow(
      'Invalid symbol.',
    );
  });
  span.setStatus({ code: SpanStatusCode.ERROR }).end();
  expect(exporter.getFinishedSpans()[0]?.attributes).toEqual({
    'error.type': 'INVALID_SYMBOL',
    'errlex.retry': 'fix-request',
    'errlex.executed': 'no',
    'http.response.status_code': 400,
  });
});
