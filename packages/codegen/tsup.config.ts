import { node } from '../../tsup.base.ts';

// A tool that runs on Node: ES modules, which `require` loads too.
export default node.filter(({ format }) => format === 'esm');
