import { indexCatalog } from './index-catalog.js';
import { spotV3 } from './spot-v3.js';

/** What the functions that are bound to `spotV3` look things up in. */
export const spotV3Index = /*#__PURE__*/ indexCatalog(spotV3);
