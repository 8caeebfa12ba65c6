import { UseFilters } from '@nestjs/common';
import { type GatewayMetadata, WebSocketGateway } from '@nestjs/websockets';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { guardConnections } from './guard-connections.js';

/**
 * `@WebSocketGateway`, answered by `ApiExceptionFilter`: Nest asks no global filter for a gateway. What a
 * handler, a pipe, a guard or `handleConnection` throws is told as `{ code, msg }` in the language of the
 * handshake, to the acknowledgement of socket.io or as the event `exception`, and so is a frame of `ws` that
 * cannot be read. `ErrlexModule` has to be imported.
 *
 * @example
 * @ApiGateway({ namespace: 'orders' })
 * export class OrderGateway {}
 */
export function ApiGateway(port?: number, options?: GatewayMetadata): ClassDecorator;
export function ApiGateway(options?: GatewayMetadata): ClassDecorator;
export function ApiGateway(...args: [(number | GatewayMetadata)?, GatewayMetadata?]): ClassDecorator {
  return (target) => {
    guardConnections(target.prototype);
    UseFilters(ApiExceptionFilter)(target);
    // The signatures above are those of the decorator of Nest.
    (WebSocketGateway as (...rest: typeof args) => ClassDecorator)(...args)(target);
  };
}
