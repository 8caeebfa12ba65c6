import { createServer } from 'node:net';
import lighthouse, { desktopConfig } from 'lighthouse';
import { describe, expect, it } from 'vitest';
import { openSite } from '../src/site.fixture.js';

/** Lighthouse drives the browser of the tests through this port. */
const port = await findPort();
const { addressOf } = openSite({ args: [`--remote-debugging-port=${port}`] });

/** Runs for each page: a score of performance varies with the load of the machine, so its median counts. */
const RUNS = 5;

const log = '09:14:02.118 ERROR POST /order 400 {"code":-1121,"msg":"Invalid symbol."}';
const pages = [
  ['overview', '/'],
  ['code', '/-1121/'],
  ['code in Arabic', '/ar/-1140/'],
  ['decoder', `/ja/#decode=${encodeURIComponent(log)}`],
  ['guide', '/book/catch-in-a-bot/'],
] as const;

describe('Lighthouse', () => {
  it.each(
    pages.flatMap(([name, path]) => [[name, 'phone', path] as const, [name, 'desktop', path] as const]),
  )('rates the %s on a %s', async (name, device, path) => {
    const runs: Awaited<ReturnType<typeof audit>>[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await audit(addressOf(path), device));
    const performance = medianOf(runs.map((run) => run.performance));
    const kilobytes = Math.max(...runs.map((run) => run.bytes)) / 1000;
    const shift = Math.max(...runs.map((run) => run.shift));
    console.info(
      `${name}, ${device}: performance ${performance}, ${kilobytes.toFixed(1)} kB, shift ${shift}`,
    );
    for (const run of runs) expect(run.accessibilityFaults).toEqual([]);
    expect(runs.map((run) => run.accessibility)).toEqual(Array(RUNS).fill(100));
    expect(performance).toBeGreaterThanOrEqual(95);
    expect(shift).toBe(0);
    if (name.startsWith('code')) expect(kilobytes).toBeLessThan(25);
  });
});

/** Loads a page as Lighthouse does by default: a phone is slow and on a slow network. */
async function audit(address: string, device: 'phone' | 'desktop') {
  const flags = { port, output: 'json', onlyCategories: ['accessibility', 'performance'] } as const;
  const result = await lighthouse(
    address,
    { ...flags, onlyCategories: [...flags.onlyCategories] },
    device === 'desktop' ? desktopConfig : undefined,
  );
  if (!result) throw new Error(`Lighthouse returned nothing for ${address}.`);
  const { audits, categories, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(runtimeError.message);
  const percent = (category: string) => Math.round((categories[category]?.score ?? 0) * 100);
  const faults = categories.accessibility?.auditRefs.filter(
    ({ id, weight }) => weight > 0 && audits[id]?.score !== null && audits[id]?.score !== 1,
  );
  return {
    accessibility: percent('accessibility'),
    accessibilityFaults: faults?.map(({ id }) => id),
    performance: percent('performance'),
    bytes: audits['total-byte-weight']?.numericValue ?? Number.POSITIVE_INFINITY,
    shift: audits['cumulative-layout-shift']?.numericValue ?? Number.POSITIVE_INFINITY,
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Returns a port that no process listens on. */
async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
