export { ErrlexGateway } from './errlex-gateway.decorator.js';
