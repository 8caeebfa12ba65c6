/** Where every copy of this package finds the request that a WebSocket was opened with. */
export const HANDSHAKE: unique symbol = Symbol.for('@errlex/nestjs/handshake') as never;
