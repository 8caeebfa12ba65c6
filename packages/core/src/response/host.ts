/** What is used of a `Response`: that of a browser, of Node, undici or node-fetch. */
export interface FetchResponse {
  readonly status: number;
  readonly bodyUsed: boolean;
  readonly headers: { get(name: string): string | null };
  /** A web stream, a stream of Node, or nothing where the host has no streams. */
  readonly body?: unknown;
  clone(): FetchResponse;
  text(): Promise<string>;
}

/** The signature that every `fetch` has. */
export type Fetch = (...input: never[]) => Promise<FetchResponse>;

/** What is used of a stream, of whichever kind. */
export interface Body extends Partial<AsyncIterable<Uint8Array | string>> {
  getReader?(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel?(): Promise<void>;
  destroy?(): unknown;
}
