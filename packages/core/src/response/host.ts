/** What is used of a `Response`: that of a browser, of Node or undici. */
export interface FetchResponse {
  readonly status: number;
  readonly bodyUsed: boolean;
  readonly headers: { get(name: string): string | null };
  /** A web stream, or nothing where the host has no streams. `@errlex/node` takes a stream of Node too. */
  readonly body?: unknown;
  clone(): FetchResponse;
  text(): Promise<string>;
}

/** The signature that every `fetch` has. */
export type Fetch = (...input: never[]) => Promise<FetchResponse>;

/** What is used of a web stream. */
export interface WebStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel(): Promise<void>;
}
