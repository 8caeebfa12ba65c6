import { inject } from 'vitest';

/**
 * Loads every module of a package before the first test of the run that records which test covers which code.
 * Code that runs when a module is loaded then counts for no test, even if a command loads the module late: in a run
 * with a mutant, another module may have loaded it before.
 */
const modules = import.meta.glob([
  '/src/**/*.ts',
  '!/src/cli.ts',
  '!/src/**/*.{test,test-d,fixture}.ts',
  '!/src/**/test-support/**',
]);
if (inject('mode' as never) === 'dry-run') await Promise.all(Object.values(modules).map((load) => load()));
