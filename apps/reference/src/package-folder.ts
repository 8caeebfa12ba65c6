/** The folder of this package, from its sources and from its build alike. */
export const packageFolder = new URL('../', import.meta.url);
