/** A running application whose `url` responds with an error. */
export interface App {
  readonly url: string;
  stop(): unknown;
}

/** Ours, and one for each handler that is written by hand, by its name. */
export interface Apps {
  readonly ours: App;
  readonly peers: ReadonlyMap<string, App>;
}

export type StartApps = () => Promise<Apps>;
