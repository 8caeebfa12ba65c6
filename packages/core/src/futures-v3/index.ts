export { type FuturesV3, futuresV3 } from '../catalog/futures-v3.js';
