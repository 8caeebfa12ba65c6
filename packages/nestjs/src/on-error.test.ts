import { createApiError, toApiError } from '@errlex/core';
import type { ErrorEvent } from '@errlex/server';
import { Controller, Get, Module, type NestMiddleware } from '@nestjs/common';
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrlexModule } from './errlex.module.js';
import { type Platform, platforms, type Server, startServer } from './test-support/server.fixture.js';

@Controller()
class OrdersController {
  @Get('symbol')
  symbol(): never {
    throw createApiError('INVALID_SYMBOL');
  }

  @Get('foreign')
  foreign(): never {
    throw new Error('hunter2');
  }

  @Get('stranger')
  stranger(): unknown {
    throw toApiError({ code: -99_999, msg: 'Stranger.' });
  }
}

/** The events of an error tracker, which groups them by fingerprint. */
const tracked: { readonly error: unknown; readonly fingerprint: readonly string[] }[] = [];

/** As the guide shows it: OpenTelemetry (which Prometheus scrapes), and an error tracker. */
function onError({ error, data, isFault }: ErrorEvent): void {
  const type = { 'error.type': data.reason ?? '_OTHER' };
  trace.getActiveSpan()?.setAttributes(type);
  metrics
    .getMeter('orders')
    .createCounter('errlex.errors', { unit: '{error}' })
    .add(1, { ...type, ...(data.reason !== undefined && { 'errlex.code': data.code }) });
  if (isFault) tracked.push({ error, fingerprint: [data.domain ?? '', String(data.code)] });
}

class OrdersModule {}
Module({ imports: [ErrlexModule.forRoot({ onError })], controllers: [OrdersController] })(OrdersModule);

/** Like an instrumentation of HTTP: a span around each request. */
const traced: NestMiddleware['use'] = (request: { url: string }, response: NodeJS.EventEmitter, next) => {
  trace.getTracer('test').startActiveSpan(request.url, (span) => {
    response.on('finish', () => span.end());
    next();
  });
};

describe.each(platforms)('onError on $platform', (platform: Platform) => {
  const spans = new InMemorySpanExporter();
  const reader = new PeriodicExportingMetricReader({
    exporter: new InMemoryMetricExporter(AggregationTemporality.DELTA),
    exportIntervalMillis: 3_600_000,
  });
  let server: Server;
  beforeAll(async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
    trace.setGlobalTracerProvider(provider);
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
    server = await startServer(OrdersModule, platform, (app) => app.use(traced));
  });
  afterAll(async () => {
    await server.close();
    await reader.shutdown();
    for (const api of [context, metrics, trace]) api.disable();
  });

  it('sets the reason on the active span, counts by code, and reports faults by domain and code', async () => {
    for (const path of ['/symbol', '/symbol', '/foreign', '/stranger']) await server.ask(path);
    await expect.poll(() => spans.getFinishedSpans()).toHaveLength(4);
    const types = spans.getFinishedSpans().map(({ name, attributes }) => [name, attributes]);
    expect(types).toEqual([
      ['/symbol', { 'error.type': 'INVALID_SYMBOL' }],
      ['/symbol', { 'error.type': 'INVALID_SYMBOL' }],
      ['/foreign', { 'error.type': 'UNKNOWN_ERROR' }],
      ['/stranger', { 'error.type': '_OTHER' }],
    ]);
    const { resourceMetrics } = await reader.collect();
    const [counter] = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics);
    expect(counter?.descriptor).toMatchObject({ name: 'errlex.errors', unit: '{error}' });
    expect(counter?.dataPoints.map(({ attributes, value }) => ({ ...attributes, value }))).toEqual([
      { 'error.type': 'INVALID_SYMBOL', 'errlex.code': -1121, value: 2 },
      { 'error.type': 'UNKNOWN_ERROR', 'errlex.code': -1000, value: 1 },
      { 'error.type': '_OTHER', value: 1 },
    ]);
    expect(tracked.splice(0)).toEqual([
      { error: expect.objectContaining({ message: 'hunter2' }), fingerprint: ['spotV3', '-1000'] },
    ]);
  });
});
