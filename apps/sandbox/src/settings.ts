/** How a sandbox differs from the default. */
export interface Settings {
  /** Whether it responds with the texts and bodies of the real service where they differ from the documented ones. */
  readonly asObserved: boolean;
  /** How far a timestamp may be off, in milliseconds. Default: 30,000. The header `X-Sandbox-Window` wins. */
  readonly window: number;
  /** Whether the client id of any earlier order is rejected, not only that of an open one. */
  readonly uniqueClientIds: boolean;
}

/** Injection token of the {@link Settings}. */
export const SETTINGS = Symbol('SETTINGS');
