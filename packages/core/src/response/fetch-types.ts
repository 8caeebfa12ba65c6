/** The subset of `Response` that we use. The responses of browsers, Node and undici have it. */
export interface FetchResponse {
  readonly status: number;
  readonly bodyUsed: boolean;
  readonly headers: { get(name: string): string | null };
  /** A web stream; undefined on platforms without streams. `@errlex/node` also takes a Node stream. */
  readonly body?: unknown;
  clone(): FetchResponse;
  text(): Promise<string>;
}

/** The signature that every `fetch` has. */
export type Fetch = (...input: never[]) => Promise<FetchResponse>;

/** The subset of a web stream that we use. */
export interface WebStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel(): Promise<void>;
}
