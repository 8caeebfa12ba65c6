export { type BrokerV3, brokerV3 } from '../catalog/broker-v3.js';
