export { type Broker, broker } from '../catalogue/broker.js';
