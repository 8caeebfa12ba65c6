/**
 * How long the slowest of a hundred error responses takes at a rate that the applications of `respond.ts` can
 * hold, client included. Its steps are a millisecond, and what else the machine does is in it: no budget.
 */
import autocannon from 'autocannon';
import type { Measure, Row } from './harness/measurement.ts';
import { toSpread } from './harness/spread.ts';
import type { App } from './respond/app.ts';
import { withApps } from './respond/apps.ts';

const PAIRS = 15;
const SECONDS = 0.8;
const RATE = 1_000;

async function slowest({ url }: App): Promise<number> {
  const headers = { 'accept-language': 'ja,en;q=0.5' };
  const options = { url, headers, connections: 10, duration: SECONDS, overallRate: RATE };
  const { latency } = await autocannon(options);
  return latency.p99 * 1e6;
}

async function compareSlowest(host: string): Promise<Row> {
  return withApps(host, async ({ ours, peers }) => {
    const [[peer, theirs] = ['ourselves', ours]] = peers;
    const pairs: { ours: number; theirs: number }[] = [];
    for (let pair = 0; pair < PAIRS; pair++) {
      pairs.push({ ours: await slowest(ours), theirs: await slowest(theirs) });
    }
    return {
      name: `p99 of ${host} at ${RATE.toLocaleString('en')} requests a second`,
      unit: 'ns',
      ours: toSpread(pairs.map((pair) => pair.ours)).median,
      peer,
      theirs: toSpread(pairs.map((pair) => pair.theirs)).median,
      kind: 'difference',
      figure: toSpread(pairs.map((pair) => pair.ours - pair.theirs)),
    };
  });
}

export const measure: Measure = async () => [
  await compareSlowest('Nest on Express'),
  await compareSlowest('Nest on Fastify'),
];
