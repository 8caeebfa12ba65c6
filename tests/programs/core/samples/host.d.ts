// What every host has, and the library of the language does not name.
declare const console: { log(...values: unknown[]): void };
declare const fetch: (url: string) => Promise<import('@errlex/core/response').FetchResponse>;
