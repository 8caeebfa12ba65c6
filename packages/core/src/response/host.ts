/** What is used of a `Response`: that of a browser, of Node, of undici. */
export interface FetchResponse {
  readonly status: number;
  readonly bodyUsed: boolean;
  readonly headers: { get(name: string): string | null };
  readonly body: FetchBody | null;
  clone(): FetchResponse;
}

/** The stream of a body. */
export interface FetchBody {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel(): Promise<void>;
}

/** The signature that every `fetch` has. */
export type Fetch = (...input: never[]) => Promise<FetchResponse>;
