/** A row of the README: a frame, and what is answered to it. */
export interface SubscriptionRow {
  readonly frame: string;
  readonly answer: string;
}

/** Every kind of answer to a frame. */
export const subscriptionRows: readonly SubscriptionRow[] = [
  { frame: '{"method":"SUBSCRIBE","params":["BTCUSDT@depth15"],"id":1}', answer: '{"result":true,"id":1}' },
  {
    frame: '{"method":"SUBSCRIBE","params":["BTCUSDT@ticker","X@ticker"],"id":1}',
    answer: '{"result":false,"id":1,"msg":"INVALID_ARGUMENT: invalid symbol : X"}',
  },
  {
    frame: '{"method":"SUBSCRIBE","params":["BTCUSDT@depth50"],"id":2}',
    answer: '{"result":false,"id":2,"msg":"INVALID_ARGUMENT: invalid depth level : 50"}',
  },
  {
    frame: '{"method":"SUBSCRIBE","params":["BTCUSDT@nope"],"id":"3"}',
    answer: '{"result":false,"id":"3","msg":"INVALID_ARGUMENT: invalid event : nope"}',
  },
  { frame: 'hello', answer: '{"result":false,"msg":"INVALID_ARGUMENT: unrecognized message : hello"}' },
];

/** The table of the README. */
export function toSubscriptionTable(rows: readonly SubscriptionRow[]): string {
  const lines = rows.map(({ frame, answer }) => `| \`${frame}\` | \`${answer}\` |`);
  return ['| frame | answer |', '| --- | --- |', ...lines].join('\n');
}
