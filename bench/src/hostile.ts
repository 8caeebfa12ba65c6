/** What the largest and most awkward inputs cost, as the median of 21 calls in milliseconds. */
import { toApiError } from '@errlex/core';
import { findPayloads, toOutcome } from '@errlex/core/response';
import { loadMessages, locales, matchLocale, parseAcceptLanguage, recognize } from '@errlex/i18n';

const million = 1_000_000;
const german = await loadMessages('de');

function report(name: string, budget: number, operation: () => unknown): void {
  const times = Array.from({ length: 21 }, () => {
    const start = performance.now();
    operation();
    return performance.now() - start;
  });
  const time = times.toSorted((left, right) => left - right)[10] ?? Number.NaN;
  console.log(
    `${name.padEnd(44)} ${time.toFixed(3).padStart(7)} ms  (${time <= budget ? 'within' : 'OVER'} the budget of ${budget} ms)`,
  );
}

const texts = [
  `Parameter '${'x'.repeat(million)}`,
  `limit must be between ${' and '.repeat(million / 5)}`,
  `Parameter '${"' is invalid.".repeat(million / 13)}`,
  '\u2068'.repeat(million),
];
report('recognize 1 MB texts', 5, () =>
  texts.map((msg) => [toApiError({ code: -1142, msg }), toApiError({ code: -1140, msg })]),
);
report('recognize 1 MB texts in German', 5, () =>
  texts.map((msg) => recognize({ code: -1142, msg }, german)),
);
report('read a body of 1 MB that is no JSON', 5, () =>
  toOutcome('<'.repeat(million), { answer: { httpStatus: 502, receivedAt: 0 } }),
);
// A quarter of the text first: four times as long is linear.
for (const unit of ['{', '{"code":x}', '}"{', '{"code":-1,"msg":"x"} ']) {
  for (const size of [million / 4, million]) {
    const text = unit.repeat(size / unit.length);
    report(`find payloads in ${size / 1000} kB of ${unit}`, size / 4_000, () => findPayloads(text));
  }
}
for (const header of [
  'x,'.repeat(million / 2),
  ','.repeat(million),
  'de;q='.repeat(million / 5),
  'a-'.repeat(million / 2),
]) {
  report(`match 1 MB of Accept-Language ${header.slice(0, 8)}…`, 2, () =>
    matchLocale(parseAcceptLanguage(header), locales, 'en'),
  );
}
