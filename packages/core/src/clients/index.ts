export { type AxiosClient, withAxiosErrors } from './axios.js';
export { type KyClient, withKyErrors } from './ky.js';
export {
  type ClientResponse,
  findErrlexError,
  isErrlexError,
  readClientError,
} from './read-client-error.js';
export { redactRequest } from './redact-request.js';
