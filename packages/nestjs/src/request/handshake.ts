/** The key of the request that a WebSocket was opened with; the same in every copy of this package. */
export const HANDSHAKE: unique symbol = Symbol.for('@errlex/nestjs/handshake');
