import { node } from '../../tsup.base.ts';

// One file per entry, for Node loads one faster than eight.
export default node.map((options) => ({
  ...options,
  entry: ['src/index.ts'],
  bundle: true,
}));
