export type { Guide } from './guide.js';
export { spotV3Guide } from './spot-v3-guide.js';
