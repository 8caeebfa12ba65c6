import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { policy } from './policy.js';

/** A handler of `node:http`, and a middleware of what calls handlers with a third argument. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

/**
 * Answers with the files of a site that `buildReference` wrote, under its policy. What is none of them goes
 * to `next`, or is answered with an empty 404. The folder is read once, now; throws where there is none.
 */
export function serveReference(site: string): Handler {
  const serve = sirv(site, {
    etag: true,
    setHeaders(response, path) {
      response.setHeader('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
      // The names in this folder change with what the files hold.
      const isHashed = path.startsWith('/assets/');
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response, next = () => response.writeHead(404).end()) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead) serve(request, response, next);
    else next();
  };
}
