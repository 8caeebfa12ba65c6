// What every host has, and the library of the language does not name.
declare const console: { log(...values: unknown[]): void };
