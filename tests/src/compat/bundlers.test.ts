import { testBundles } from '../bundle-promises.js';

testBundles('rollup', 'rolldown');
