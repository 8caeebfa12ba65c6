import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { policy } from './policy.js';

/** A handler for `node:http`, or a middleware for frameworks that pass a third argument. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

/**
 * Serves the files of a site that `buildReference` wrote, under its policy. Requests for other files go to `next`, or
 * get an empty 404. Reads the folder once, now; throws if there is none.
 */
export function serveReference(site: string): RequestHandler {
  const serve = sirv(site, {
    etag: true,
    setHeaders(response, path) {
      response.setHeader('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
      // The names in this folder change with the content of the files.
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
