// Globals of every host that the ES libraries of TypeScript do not declare.
declare const console: { log(...values: unknown[]): void };
declare const fetch: (url: string) => Promise<import('@errlex/core/response').FetchResponse>;
