import type { ArgumentsHost } from '@nestjs/common';
import type { ErrlexContext } from '../errlex.context.js';
import type { MappedError } from '../mapping/mapped-error.js';
import { replyGraphql } from './reply-graphql.js';
import { replyHttp } from './reply-http.js';
import { replyRpc } from './reply-rpc.js';
import { replyWs } from './reply-ws.js';

/** Sends an error on one type of host. The filter returns the result to Nest, and logs what it throws. */
type Reply = (mapped: MappedError, host: ArgumentsHost, context: ErrlexContext, thrown: unknown) => unknown;

/** How errors are sent, by the `getType()` of the host. */
export const replies: Readonly<Record<string, Reply>> = {
  graphql: replyGraphql,
  http: replyHttp,
  rpc: replyRpc,
  ws: replyWs,
};
