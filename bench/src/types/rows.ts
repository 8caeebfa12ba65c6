/** The largest catalog that has to compile. */
export const MOST = 2_000;

const FIRST = 1_000;

const templates = [
  ['Not allowed at this time.'],
  ["Parameter '%s' is invalid.", 'parameter'],
  ['The value must be between %d and %d.', 'min', 'max'],
];

/** A row of its own for each number; what is given in its place may break a rule. */
function toRow(number: number, wrong: { code?: number; reason?: string; message?: string[] } = {}): string {
  const { code = -number, reason = `REASON_${number}`, message = templates[number % 3] } = wrong;
  return (
    `  { code: ${code}, reason: '${reason}', section: 'Section ${number % 20}', category: 'order', httpStatus: 400,` +
    ` gatewayStatus: 502, retry: 'fix-request', executed: 'no',` +
    ` messages: { ${reason}: ${JSON.stringify(message)} } },`
  );
}

/** The source text of so many rows, one a line. */
export function toRows(count: number): string[] {
  return Array.from({ length: count }, (_, index) => toRow(FIRST + index));
}

/** Where a wrong row stands in {@link wrongCatalogs}. */
export const WRONG_INDEX = 234;

/** As many rows as there may be with one that breaks a rule, and what its refusal has to name. */
export const wrongCatalogs = [
  { what: 'a code that is no integer', wrong: { code: -1.5 }, sign: '-1.5' },
  { what: 'a code that stands twice', wrong: { code: -1_007 }, sign: '-1007' },
  { what: 'a reason that stands twice', wrong: { reason: 'REASON_1007' }, sign: 'REASON_1007' },
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
