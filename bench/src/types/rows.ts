/** Number of definitions in the largest catalog that must compile. */
export const MOST = 2_000;

const FIRST = 1_000;

const templates = [
  ['Not allowed at this time.'],
  ["Parameter '%s' is invalid.", 'parameter'],
  ['The value must be between %d and %d.', 'min', 'max'],
];

/** Returns the source text of the definition with a number; `wrong` replaces fields by invalid ones. */
function toRow(number: number, wrong: { code?: number; reason?: string; message?: string[] } = {}): string {
  const { code = -number, reason = `REASON_${number}`, message = templates[number % 3] } = wrong;
  return (
    `  { code: ${code}, reason: '${reason}', section: 'Section ${number % 20}', category: 'order', httpStatus: 400,` +
    ` gatewayStatus: 502, retry: 'fix-request', executed: 'no',` +
    ` messages: { ${reason}: ${JSON.stringify(message)} } },`
  );
}

/** Returns the source text of `count` definitions, one per line. */
export function toRows(count: number): string[] {
  return Array.from({ length: count }, (_, index) => toRow(FIRST + index));
}

/** Index of the invalid definition in {@link wrongCatalogs}. */
export const WRONG_INDEX = 234;

/** Largest catalogs with one invalid definition, and the text that the compiler error must contain. */
export const wrongCatalogs = [
  { what: 'a code that is not an integer', wrong: { code: -1.5 }, sign: '-1.5' },
  { what: 'a duplicate code', wrong: { code: -1_007 }, sign: '-1007' },
  { what: 'a duplicate reason', wrong: { reason: 'REASON_1007' }, sign: 'REASON_1007' },
  {
    what: 'a placeholder without a name',
    wrong: { message: ['At most %d.'] },
    sign: `REASON_${FIRST + WRONG_INDEX}`,
  },
].map(({ what, wrong, sign }) => ({
  what,
  sign,
  rows: toRows(MOST).with(WRONG_INDEX, toRow(FIRST + WRONG_INDEX, wrong)),
}));
