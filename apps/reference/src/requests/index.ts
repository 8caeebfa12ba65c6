export type { SampleRequest, SampleRequests } from './sample-request.js';
export { spotV3Requests } from './spot-v3-requests.js';
