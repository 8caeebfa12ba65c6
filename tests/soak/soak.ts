/**
 * Runs a gateway, its order service, an exchange and their clients under load, while the exchange fails in every
 * documented way and the broker is killed repeatedly. Fails if a request has no outcome or two,
 * if clients and servers count differently, if the heap grows or a rejection is not handled:
 * `node --expose-gc soak/soak.ts --seconds 600`.
 */
import 'reflect-metadata';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startSandbox } from '@errlex/sandbox';
import { Transport } from '@nestjs/microservices';
import { createRequestCases, type Outcome, type RequestCase, sendRequest } from './clients.ts';
import { countRequests } from './count-requests.ts';
import { startGateway } from './gateway.ts';
import { keepBroker } from './keep-broker.ts';
import { startOrderService } from './order-service.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' } } });
const milliseconds = Number(values.seconds) * 1000;
/** Number of requests in flight. */
const CLIENTS = 24;
/** Maximum heap at the end, relative to the second quarter of the run. */
const MAX_HEAP_GROWTH = 1.15;

const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));
process.on('uncaughtException', (error) => unhandled.push(error));

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
const cases = createRequestCases(gateway.url, sandbox.origin);

const outcomes: Record<Outcome | 'sent', number> = {
  sent: 0,
  success: 0,
  ApiError: 0,
  ResponseError: 0,
  network: 0,
};
const unexpected: unknown[] = [];
/** Requests that had their expected outcome at least once. */
const asExpected = new Set<RequestCase>();
const heaps: number[] = [];
const end = performance.now() + milliseconds;

async function runClient(): Promise<void> {
  while (performance.now() < end) {
    const turn = outcomes.sent++;
    const current = cases[turn % cases.length];
    if (current === undefined) return;
    try {
      const outcome = await sendRequest(current, turn);
      outcomes[outcome] += 1;
      // If the broker is down or the machine is overloaded, the gateway or the client times out.
      const allowed = [current.end, 'network', ...(current.url.startsWith(gateway.url) ? ['ApiError'] : [])];
      if (!allowed.includes(outcome)) unexpected.push({ current, outcome });
      if (outcome === current.end) asExpected.add(current);
    } catch (error) {
      unexpected.push({ current, error });
    }
  }
}

async function recordHeap(): Promise<void> {
  while (performance.now() < end) {
    await setTimeout(milliseconds / 40);
    globalThis.gc?.();
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
  }
}

await Promise.all([...Array.from({ length: CLIENTS }, runClient), recordHeap()]);
stop.abort();
// Requests that clients gave up on end on the servers a moment later.
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
console.log('unhandled rejections', unhandled.length, 'unexpected', unexpected.length);
for (const one of [...unhandled, ...unexpected].slice(0, 5)) console.log(one);

const unended = Object.values(servers).some(
  (counts) => counts === undefined || counts.received !== counts.ended,
);
const asked = cases.filter(({ url }) => url.startsWith(gateway.url)).length;
const expected = Math.round((sent * asked) / cases.length);
const uncounted = Math.abs((servers.gateway?.received ?? 0) - expected) > cases.length;
const unmet = cases.filter((current) => !asExpected.has(current));
if (unmet.length > 0) console.log('never had the expected outcome', unmet);
if (uncounted) console.log(`the clients sent the gateway about ${expected} requests`);
if (
  lost + unhandled.length + unexpected.length + unmet.length > 0 ||
  unended ||
  uncounted ||
  late > early * MAX_HEAP_GROWTH
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
