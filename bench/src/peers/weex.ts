/** The subset of a ccxt exchange that we call. */
interface Exchange {
  handleErrors(
    status: number,
    reason: string,
    url: string,
    method: string,
    headers: object,
    body: string,
    response: unknown,
    requestHeaders: object,
    requestBody: string,
  ): void;
}

/** The exchange whose API documents these codes, without the hundred others that `import 'ccxt'` brings. */
export async function createWeex(): Promise<Exchange> {
  const file = new URL('./src/weex.js', import.meta.resolve('ccxt'));
  const { default: Weex }: { default: new () => Exchange } = await import(file.href);
  return new Weex();
}
