import { inject } from 'vitest';

/**
 * Loads every module of a package before the first test of the run that finds which test passes which code.
 * What is done where a module is loaded is then of no test, also where a command loads it late: in the runs
 * with a mutant another module may have loaded it before.
 */
const modules = import.meta.glob([
  '/src/**/*.ts',
  '!/src/cli.ts',
  '!/src/**/*.{test,test-d,fixture}.ts',
  '!/src/**/test-support/**',
]);
if (inject('mode' as never) === 'dry-run') await Promise.all(Object.values(modules).map((load) => load()));
