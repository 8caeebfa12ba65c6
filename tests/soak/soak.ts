/**
 * A gateway, its order service, an exchange and their clients under load, while the exchange fails in every
 * way that it knows and the broker is killed again and again. Fails where a request has no outcome or two,
 * where both sides do not count the same, where the heap grows or a rejection is not handled:
 * `node --expose-gc soak/soak.ts --seconds 600`.
 */
import 'reflect-metadata';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startSandbox } from '@errlex/sandbox';
import { Transport } from '@nestjs/microservices';
import { ask, createQuestions, type Outcome, type Question } from './clients.ts';
import { countRequests } from './count-requests.ts';
import { startGateway } from './gateway.ts';
import { keepBroker } from './keep-broker.ts';
import { startOrderService } from './order-service.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' } } });
const milliseconds = Number(values.seconds) * 1000;
/** Requests that are under way at any time. */
const CLIENTS = 24;
/** How much larger the heap may be at the end than after the first quarter. */
const GROWTH = 1.15;

const strays: unknown[] = [];
process.on('unhandledRejection', (reason) => strays.push(reason));
process.on('uncaughtException', (error) => strays.push(error));

const seen = countRequests();
const stop = new AbortController();
const port = await findPort();
const broker = await keepBroker(port, stop.signal);
const wiring = {
  transport: Transport.MQTT as const,
  options: { url: `mqtt://127.0.0.1:${port}`, reconnectPeriod: 200 },
};
const sandbox = await startSandbox();
const service = await startOrderService(wiring);
const gateway = await startGateway(wiring, sandbox.origin);
const questions = createQuestions(gateway.url, sandbox.origin);

const outcomes: Record<Outcome | 'sent', number> = {
  sent: 0,
  success: 0,
  ApiError: 0,
  ResponseError: 0,
  network: 0,
};
const unexpected: unknown[] = [];
/** The questions that ended at least once as they should. */
const met = new Set<Question>();
const heaps: number[] = [];
const end = performance.now() + milliseconds;

async function runClient(): Promise<void> {
  while (performance.now() < end) {
    const turn = outcomes.sent++;
    const question = questions[turn % questions.length];
    if (question === undefined) return;
    try {
      const outcome = await ask(question, turn);
      outcomes[outcome] += 1;
      // Where the broker is away, or the machine out of breath, the gateway runs out of patience, or the client.
      const may = [question.end, 'network', ...(question.url.startsWith(gateway.url) ? ['ApiError'] : [])];
      if (!may.includes(outcome)) unexpected.push({ question, outcome });
      if (outcome === question.end) met.add(question);
    } catch (error) {
      unexpected.push({ question, error });
    }
  }
}

async function weigh(): Promise<void> {
  while (performance.now() < end) {
    await setTimeout(milliseconds / 40);
    globalThis.gc?.();
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
  }
}

await Promise.all([...Array.from({ length: CLIENTS }, runClient), weigh()]);
stop.abort();
// What clients gave up on ends on the servers a moment later.
await setTimeout(3_000);
await gateway.stop();
await service.close();
await sandbox.stop();
await broker.done;

const { sent, ...ended } = outcomes;
const lost = sent - Object.values(ended).reduce((sum, count) => sum + count, 0);
const quarter = Math.ceil(heaps.length / 4);
const [early, late] = [median(heaps.slice(quarter, 2 * quarter)), median(heaps.slice(-quarter))];
const servers = Object.fromEntries(
  [
    ['gateway', gateway.url],
    ['exchange', sandbox.origin],
  ].map(([name, url]) => [name, seen.get(Number(new URL(url as string).port))]),
);

console.log(`${sent} requests in ${values.seconds} s, the broker killed ${broker.kills} times`);
console.log('outcomes', ended, 'lost', lost);
console.log('the servers counted', servers);
console.log(`heap ${early.toFixed(1)} MB after a quarter, ${late.toFixed(1)} MB at the end`);
console.log('rejections that nobody handled', strays.length, 'unexpected', unexpected.length);
for (const one of [...strays, ...unexpected].slice(0, 5)) console.log(one);

const unended = Object.values(servers).some(
  (counts) => counts === undefined || counts.received !== counts.ended,
);
const asked = questions.filter(({ url }) => url.startsWith(gateway.url)).length;
const expected = Math.round((sent * asked) / questions.length);
const uncounted = Math.abs((servers.gateway?.received ?? 0) - expected) > questions.length;
const unmet = questions.filter((question) => !met.has(question));
if (unmet.length > 0) console.log('never ended as they should', unmet);
if (uncounted) console.log(`the clients asked the gateway about ${expected} times`);
if (
  lost + strays.length + unexpected.length + unmet.length > 0 ||
  unended ||
  uncounted ||
  late > early * GROWTH
)
  process.exitCode = 1;

function median(numbers: readonly number[]): number {
  return numbers.toSorted((left, right) => left - right)[numbers.length >> 1] ?? Number.NaN;
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as { port: number };
  server.close();
  return free;
}
