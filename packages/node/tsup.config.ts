import { node } from '../../tsup.base.ts';

// A file per entry and one for what they share, for Node loads a few faster than many.
export default node.map((options) => ({
  ...options,
  entry: ['src/index.ts', 'src/*/index.ts'],
  bundle: true,
  splitting: true,
}));
