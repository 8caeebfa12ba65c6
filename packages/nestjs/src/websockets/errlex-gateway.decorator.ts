import { UseFilters } from '@nestjs/common';
import { type GatewayMetadata, WebSocketGateway } from '@nestjs/websockets';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { guardConnections } from './guard-connections.js';

/**
 * `@WebSocketGateway` with `ApiExceptionFilter`: Nest ignores global filters on gateways. Errors of handlers, pipes,
 * guards and `handleConnection`, and frames of `ws` that cannot be read, are sent as payloads of the contract in the
 * language of the handshake: to the acknowledgement of socket.io, or as the event `exception`. Import `ErrlexModule`
 * too.
 *
 * @example
 * @ErrlexGateway({ namespace: 'orders' })
 * export class OrderGateway {}
 */
export function ErrlexGateway(port?: number, options?: GatewayMetadata): ClassDecorator;
export function ErrlexGateway(options?: GatewayMetadata): ClassDecorator;
export function ErrlexGateway(...args: [(number | GatewayMetadata)?, GatewayMetadata?]): ClassDecorator {
  return (target) => {
    guardConnections(target.prototype);
    UseFilters(ApiExceptionFilter)(target);
    // The decorator of Nest has the signatures above.
    (WebSocketGateway as (...rest: typeof args) => ClassDecorator)(...args)(target);
  };
}
