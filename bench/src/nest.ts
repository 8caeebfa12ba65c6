/**
 * Error answers per second of processor time of a Nest application with this package, beside the same one
 * that throws Nest's own exception and answers it with a filter written by hand: same body from code and
 * params, same headers, the same 64 languages.
 *
 * There are two of these filters. The one that negotiates does what the answer promises: it reads the weights
 * of `Accept-Language` with `negotiator`, which Express itself takes for that, and looks what is asked for up
 * in its texts, which costs less than handing it all 64 tags to compare. The budget counts against this one.
 * The bare one tells Japanese from everything else with a regular expression, which is the least that sends
 * the same answer here; it would send the wrong one to most other readers.
 */
import 'reflect-metadata';
import { loadMessages, locales } from '@errlex/i18n';
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
import Negotiator from 'negotiator';

const ROUNDS = 21;
/** Rounds that are not counted. */
const WARM_UP = 3;
const REQUESTS = 4_000;
const BUDGET = 0.97;

/** Of the code that is thrown here, by language; what a team would keep in files of its own. */
const texts = new Map<string, Readonly<Record<number, string>>>();
for (const locale of locales) {
  const { texts: messages } = await loadMessages(locale);
  texts.set(locale, { [-1140]: messages['PARAM_VALIDATE_ERROR.limit'] ?? '' });
}

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

abstract class HandWrittenFilter implements ExceptionFilter {
  readonly #host: HttpAdapterHost;

  constructor(host: HttpAdapterHost) {
    this.#host = host;
  }

  protected abstract choose(acceptLanguage: string | undefined): string;

  catch(exception: HttpException, host: ArgumentsHost): void {
    const { httpAdapter } = this.#host;
    const locale = this.choose(host.getArgByIndex(0).headers['accept-language']);
    const { code, params } = exception.getResponse() as Refusal;
    const msg = texts
      .get(locale)
      ?.[code]?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));
    const response = host.getArgByIndex(1);
    httpAdapter.setHeader(response, 'Content-Type', 'application/json; charset=utf-8');
    httpAdapter.setHeader(response, 'Content-Language', locale);
    httpAdapter.setHeader(response, 'Vary', 'Accept-Language');
    httpAdapter.reply(response, JSON.stringify({ code, msg }), exception.getStatus());
  }
}

class BareFilter extends HandWrittenFilter {
  protected override choose(acceptLanguage = ''): string {
    return /^ja\b/.test(acceptLanguage) ? 'ja' : 'en';
  }
}

class NegotiatingFilter extends HandWrittenFilter {
  protected override choose(acceptLanguage: string | undefined): string {
    const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).languages();
    for (const tag of asked) {
      const [language = ''] = tag.split('-', 1);
      const locale = [tag, language].find((one) => texts.has(one));
      if (locale !== undefined) return locale;
    }
    return 'en';
  }
}

const peers = { 'one that negotiates': NegotiatingFilter, 'a bare one': BareFilter } as const;

// Decorators as functions, because Node runs this file as it is.
for (const Filter of Object.values(peers)) {
  Inject(HttpAdapterHost)(Filter, undefined, 0);
  Catch(HttpException)(Filter);
}

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

/**
 * Answers per second of processor time, client included: what else the machine does is not measured. Each
 * measurement asks as often, so that a busy machine does not decide how warm the code is.
 */
async function measure(url: string, headers: Record<string, string>): Promise<number> {
  const began = process.cpuUsage();
  const options = { url, headers, connections: 10, amount: REQUESTS };
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

/** Each round measures all of them one after another, and another one first. */
async function compare(
  platform: string,
  ours: Started,
  theirs: ReadonlyMap<string, Started>,
  locale: string,
): Promise<void> {
  const headers = { 'accept-language': `${locale},en;q=0.5` };
  const mine = await facts(ours, headers);
  for (const peer of theirs.values()) {
    const other = await facts(peer, headers);
    if (mine !== other) throw new Error(`Not the same answer:\n${mine}\n\n${other}`);
  }
  const apps = [ours, ...theirs.values()];
  const rounds: Map<Started, number>[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const first = round % apps.length;
    const rates = new Map<Started, number>();
    for (const app of [...apps.slice(first), ...apps.slice(0, first)]) {
      rates.set(app, await measure(app.url, headers));
    }
    if (round >= WARM_UP) rounds.push(rates);
  }
  const rate = (rates: ReadonlyMap<Started, number>, app: Started) => rates.get(app) ?? Number.NaN;
  const median = quantile(
    rounds.map((rates) => rate(rates, ours)),
    0.5,
  );
  console.log(`Nest on ${platform} answers in ${locale}: ${median.toFixed(0)} per s`);
  for (const [name, peer] of theirs) {
    const ratios = rounds.map((rates) => rate(rates, ours) / rate(rates, peer));
    const [low, ratio, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(3));
    const verdict = peer === theirs.values().next().value ? `, ${toVerdict(Number(ratio))}` : '';
    const spread = `quartiles ${low} to ${high} of ${ROUNDS} rounds${verdict}`;
    console.log(`  beside ${name.padEnd(20)} ratio ${ratio} (${spread})`);
  }
}

function toVerdict(ratio: number): string {
  return `${ratio >= BUDGET ? 'within' : 'UNDER'} ${BUDGET}`;
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
  const theirs = new Map<string, Started>();
  for (const [name, useClass] of Object.entries(peers)) {
    const metadata = { providers: [{ provide: APP_FILTER, useClass }] };
    theirs.set(name, await start(createAdapter(), throwers.theirs, metadata));
  }
  for (const locale of ['en', 'ja']) await compare(platform, ours, theirs, locale);
  for (const { app } of [ours, ...theirs.values()]) await app.close();
}
