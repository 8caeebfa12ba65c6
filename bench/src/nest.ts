/**
 * Error answers per second of a Nest application with this package, beside the same one that throws Nest's
 * own exception and answers it with a filter written by hand: same body from code and params, same headers.
 */
import 'reflect-metadata';
import { ApiException, ErrlexModule } from '@errlex/nestjs';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  HttpException,
  type INestApplication,
  Inject,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import autocannon from 'autocannon';

const ROUNDS = 21;
const SECONDS = 0.4;
const BUDGET = 0.97;

const texts: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  en: { [-1140]: 'limit must be between {min} and {max}.' },
  ja: { [-1140]: 'limitは{min}以上{max}以下である必要があります。' },
};

interface Refusal {
  readonly code: number;
  readonly params: Readonly<Record<string, number>>;
}

const throwers = {
  ours: () => {
    throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
  },
  theirs: () => {
    throw new HttpException({ code: -1140, params: { min: 1, max: 1000 } }, 400);
  },
};

class HandWrittenFilter implements ExceptionFilter {
  readonly #host: HttpAdapterHost;

  constructor(host: HttpAdapterHost) {
    this.#host = host;
  }

  catch(exception: HttpException, host: ArgumentsHost): void {
    const { httpAdapter } = this.#host;
    const locale = /^ja\b/.test(host.getArgByIndex(0).headers['accept-language'] ?? '') ? 'ja' : 'en';
    const { code, params } = exception.getResponse() as Refusal;
    const msg = texts[locale]?.[code]?.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
    const response = host.getArgByIndex(1);
    httpAdapter.setHeader(response, 'Content-Type', 'application/json; charset=utf-8');
    httpAdapter.setHeader(response, 'Content-Language', locale);
    httpAdapter.setHeader(response, 'Vary', 'Accept-Language');
    httpAdapter.reply(response, JSON.stringify({ code, msg }), exception.getStatus());
  }
}
// Decorators as functions, because Node runs this file as it is.
Inject(HttpAdapterHost)(HandWrittenFilter, undefined, 0);
Catch(HttpException)(HandWrittenFilter);

interface Started {
  readonly app: INestApplication;
  readonly url: string;
}

async function start(
  adapter: ExpressAdapter | FastifyAdapter,
  fail: () => never,
  metadata: ModuleMetadata,
): Promise<Started> {
  class OrdersController {
    list(): never {
      return fail();
    }
  }
  Get()(OrdersController.prototype, 'list', { value: OrdersController.prototype.list });
  Controller('orders')(OrdersController);
  class AppModule {}
  Module({ ...metadata, controllers: [OrdersController] })(AppModule);
  const app = await NestFactory.create(AppModule, adapter, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port }: { port: number } = app.getHttpServer().address();
  return { app, url: `http://127.0.0.1:${port}/orders` };
}

/** Answers per second of processor time, client included: what else the machine does is not measured. */
async function measure(url: string, headers: Record<string, string>): Promise<number> {
  const began = process.cpuUsage();
  const options = { url, headers, connections: 10, duration: SECONDS, sampleInt: 25 };
  const { non2xx, '2xx': successes, errors } = await autocannon(options);
  if (successes + errors > 0) throw new Error(`${url} did not answer every request with an error`);
  const { user, system } = process.cpuUsage(began);
  return (non2xx * 1e6) / (user + system);
}

async function facts({ url }: Started, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url, { headers });
  const names = [...response.headers.keys()].filter((name) => !['date', 'etag'].includes(name));
  const shown = names.map((name) => `${name}: ${response.headers.get(name)}`);
  return [response.status, ...shown, await response.text()].join('\n');
}

async function compare(platform: string, ours: Started, theirs: Started, locale: string): Promise<void> {
  const headers = { 'accept-language': `${locale},en;q=0.5` };
  const [mine, peer] = [await facts(ours, headers), await facts(theirs, headers)];
  if (mine !== peer) throw new Error(`Not the same answer:\n${mine}\n\n${peer}`);
  const ratios: number[] = [];
  const rates: number[] = [];
  // The rounds below zero warm up.
  for (let round = -3; round < ROUNDS; round++) {
    const first = round % 2 === 0 ? ours : theirs;
    const second = first === ours ? theirs : ours;
    const rate = new Map([[first, await measure(first.url, headers)]]);
    rate.set(second, await measure(second.url, headers));
    if (round < 0) continue;
    rates.push(rate.get(ours) ?? 0);
    ratios.push((rate.get(ours) ?? 0) / (rate.get(theirs) ?? 0));
  }
  const [low, ratio, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(3));
  const verdict = Number(ratio) >= BUDGET ? 'within' : 'UNDER';
  const title = `Nest on ${platform} answers in ${locale}`.padEnd(36);
  const rate = quantile(rates, 0.5).toFixed(0).padStart(6);
  console.log(
    `${title} ${rate} per s  ratio ${ratio} (quartiles ${low} to ${high} of ${ROUNDS} pairs, ${verdict} ${BUDGET})`,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}

for (const [platform, createAdapter] of [
  ['Express', () => new ExpressAdapter()],
  ['Fastify', () => new FastifyAdapter()],
] as const) {
  const ours = await start(createAdapter(), throwers.ours, { imports: [ErrlexModule.forRoot()] });
  const theirs = await start(createAdapter(), throwers.theirs, {
    providers: [{ provide: APP_FILTER, useClass: HandWrittenFilter }],
  });
  for (const locale of ['en', 'ja']) await compare(platform, ours, theirs, locale);
  await ours.app.close();
  await theirs.app.close();
}
