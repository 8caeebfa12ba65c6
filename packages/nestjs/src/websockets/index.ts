export { ApiGateway } from './api-gateway.decorator.js';
