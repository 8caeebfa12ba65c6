/**
 * Error responses per second of processor time on five hosts, beside the same application that throws an error of
 * its own and handles it as a team would write it: same body from code and params, same headers, the same 64
 * languages.
 */
import autocannon from 'autocannon';
import type { Measure, Row } from './harness/measurement.ts';
import { toSpread } from './harness/spread.ts';
import type { App, Apps } from './respond/app.ts';
import { hosts, withApps } from './respond/apps.ts';

const ROUNDS = 21;
/** Rounds that are not counted. */
const WARM_UP_ROUNDS = 3;
const REQUESTS = 2_000;
const BUDGET = 0.97;

/**
 * Responses per second of processor time, client included: what else the machine does is not measured. Each
 * measurement sends as many requests, so that a busy machine does not decide how warm the code is.
 */
async function rateOf(url: string, headers: Record<string, string>): Promise<number> {
  const began = process.cpuUsage();
  const options = { url, headers, connections: 10, amount: REQUESTS };
  const { non2xx, '2xx': successes, errors } = await autocannon(options);
  if (successes + errors > 0) throw new Error(`${url} did not respond to every request with an error`);
  const { user, system } = process.cpuUsage(began);
  return (non2xx * 1e6) / (user + system);
}

/** Returns status, headers and body as text. */
async function describeResponse({ url }: App, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url, { headers });
  const names = [...response.headers.keys()].filter((name) => !['date', 'etag'].includes(name));
  const shown = names.map((name) => `${name}: ${response.headers.get(name)}`);
  return [response.status, ...shown, await response.text()].join('\n');
}

async function checkSameResponse({ ours, peers }: Apps, headers: Record<string, string>): Promise<void> {
  const mine = await describeResponse(ours, headers);
  for (const peer of peers.values()) {
    const other = await describeResponse(peer, headers);
    if (mine !== other) throw new Error(`Not the same response:\n${mine}\n\n${other}`);
  }
}

/** Each round measures all of them one after another, and another one first. */
async function compareIn(locale: string, host: string, { ours, peers }: Apps): Promise<Row[]> {
  const headers = { 'accept-language': `${locale},en;q=0.5` };
  await checkSameResponse({ ours, peers }, headers);
  const apps = [ours, ...peers.values()];
  const rounds: Map<App, number>[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const first = round % apps.length;
    const rates = new Map<App, number>();
    for (const app of [...apps.slice(first), ...apps.slice(0, first)]) {
      rates.set(app, await rateOf(app.url, headers));
    }
    if (round >= WARM_UP_ROUNDS) rounds.push(rates);
  }
  const ratesOf = (app: App) => rounds.map((rates) => rates.get(app) ?? Number.NaN);
  return [...peers].map(([peer, app], index) => {
    const theirs = ratesOf(app);
    return {
      name: `responses of ${host} in ${locale}`,
      unit: 'per second',
      ours: toSpread(ratesOf(ours)).median,
      peer,
      theirs: toSpread(theirs).median,
      kind: 'ratio',
      figure: toSpread(ratesOf(ours).map((rate, round) => rate / (theirs[round] ?? Number.NaN))),
      ...(index === 0 && { budget: BUDGET, moreIsBetter: true }),
    };
  });
}

export const measure: Measure = async () => {
  const rows: Row[] = [];
  for (const host of Object.keys(hosts)) {
    await withApps(host, async (apps) => {
      for (const locale of ['en', 'ja']) rows.push(...(await compareIn(locale, host, apps)));
    });
  }
  return rows;
};
