import { node } from '../../tsup.base.ts';

// One file and what it loads when it is asked for; the command is run, never required.
export default node
  .filter(({ format }) => format === 'esm')
  .map((options) => ({ ...options, entry: ['src/cli.ts'], bundle: true, splitting: true }));
