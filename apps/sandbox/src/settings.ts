export interface SandboxOptions {
  /** Default: `127.0.0.1`. */
  readonly host?: string;
  /** Default: 0, any free port. */
  readonly port?: number;
  /** How far a timestamp may be off, in milliseconds. Default: 30,000. The header `X-Sandbox-Window` wins. */
  readonly window?: number;
  /** Whether the client id of any earlier order is rejected, not only that of an open one. Default: `false`. */
  readonly uniqueClientIds?: boolean;
  /**
   * Whether it responds with the texts and bodies of the real service if they differ from the documented ones.
   * Default: `false`.
   */
  readonly asObserved?: boolean;
  /** Folder of a site that `@errlex/reference` built, served at `/`. Needs that package. */
  readonly site?: string | undefined;
}

/** The options that decide about responses. */
export type Settings = Required<Pick<SandboxOptions, 'window' | 'uniqueClientIds' | 'asObserved'>>;

/** Injection token of the {@link Settings}. */
export const SETTINGS = Symbol('SETTINGS');
