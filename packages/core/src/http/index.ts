export { type Http, http } from '../catalogue/http.js';
