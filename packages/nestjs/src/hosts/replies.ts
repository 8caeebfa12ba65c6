import type { Reply } from './reply.js';
import { replyGraphql } from './reply-graphql.js';
import { replyHttp } from './reply-http.js';
import { replyRpc } from './reply-rpc.js';
import { replyWs } from './reply-ws.js';

/** How each kind of host is answered, by its `getType()`. */
export const replies: Readonly<Record<string, Reply>> = {
  graphql: replyGraphql,
  http: replyHttp,
  rpc: replyRpc,
  ws: replyWs,
};
