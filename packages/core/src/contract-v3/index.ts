export { type ContractV3, contractV3 } from '../catalogue/contract-v3.js';
