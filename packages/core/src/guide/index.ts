export { httpErrorsGuide } from './http-errors-guide.js';
export { type GuideEntry, spotV3Guide } from './spot-v3-guide.js';
