/** A request that triggers a message, relative to the path of the sandbox. */
export interface SampleRequest {
  /** Default: `GET`. */
  readonly method?: string;
  readonly path: string;
  /** The demo key of the sandbox that signs the request. */
  readonly key?: string;
  /** How far the clock of the client is off, in seconds. */
  readonly clock?: number;
  /** Set after the request is signed; null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Sent as JSON unless it is a text. */
  readonly body?: object | string;
}

/** Keyed by message id. */
export type SampleRequests = Readonly<Record<string, SampleRequest>>;
