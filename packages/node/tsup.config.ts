import { node } from '../../tsup.base.ts';

// One file per entry, for Node loads one faster than eight. The command is run, never required.
export default node.map((options) => ({
  ...options,
  entry: options.format === 'cjs' ? ['src/index.ts'] : ['src/index.ts', 'src/cli.ts'],
  bundle: true,
}));
