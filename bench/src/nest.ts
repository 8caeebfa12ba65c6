/** Error answers per second of a Nest application with this package, beside the same one throwing Nest's own exception. */
import 'reflect-metadata';
import { ApiException, ErrlexModule } from '@errlex/nestjs';
import {
  Controller,
  type DynamicModule,
  Get,
  HttpException,
  type INestApplication,
  Inject,
  Module,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import autocannon from 'autocannon';

const ROUNDS = 8;
const SECONDS = 2;
const BUDGET = 0.95;

type Thrower = () => never;
const THROWER = Symbol('thrower');

class OrdersController {
  readonly #fail: Thrower;
  constructor(fail: Thrower) {
    this.#fail = fail;
  }
  list(): never {
    return this.#fail();
  }
}
// Decorators as functions, because Node runs this file as it is.
Inject(THROWER)(OrdersController, undefined, 0);
Get()(
  OrdersController.prototype,
  'list',
  Object.getOwnPropertyDescriptor(OrdersController.prototype, 'list') ?? {},
);
Controller('orders')(OrdersController);

class AppModule {}
Module({})(AppModule);

async function start(
  fail: Thrower,
  imports: DynamicModule[],
): Promise<{ app: INestApplication; url: string }> {
  const module = {
    module: AppModule,
    imports,
    controllers: [OrdersController],
    providers: [{ provide: THROWER, useValue: fail }],
  };
  const app = await NestFactory.create(module, { logger: false });
  await app.listen(0, '127.0.0.1');
  const address: { port: number } = app.getHttpServer().address();
  return { app, url: `http://127.0.0.1:${address.port}/orders` };
}

async function measure(url: string, headers: Record<string, string>): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, headers, connections: 10, duration: SECONDS });
  if (errors > 0 || non2xx === 0) throw new Error(`${url} answered with no errors to measure`);
  return requests.average;
}

const ours = await start(() => {
  throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
}, [ErrlexModule.forRoot()]);
const theirs = await start(() => {
  throw new HttpException({ code: -1140, msg: 'limit must be between 1 and 1000.' }, 400);
}, []);

for (const [name, headers] of [
  ['Nest answers in English', {}],
  ['Nest answers in Japanese', { 'accept-language': 'ja,en;q=0.5' }],
] as const) {
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const first = round % 2 === 0;
    const one = await measure(first ? ours.url : theirs.url, headers);
    const other = await measure(first ? theirs.url : ours.url, headers);
    const [mine, peer] = first ? [one, other] : [other, one];
    // The round below zero warms up.
    if (round >= 0) {
      ratios.push(mine / peer);
      rates.push(mine);
    }
  }
  const ratio = median(ratios);
  const verdict = ratio >= BUDGET ? 'within' : 'UNDER';
  console.log(
    `${name.padEnd(44)} ${median(rates).toFixed(0).padStart(6)} per s  ratio ${ratio.toFixed(3)}  (${verdict} the budget of ${BUDGET})`,
  );
}
await ours.app.close();
await theirs.app.close();

function median(values: number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
