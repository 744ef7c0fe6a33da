import type { IncomingMessage } from 'node:http';
import { createMiddleware } from 'hono/factory';

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * Tells whether a request comes from this machine and this server's page. When a site points its own name at 127.0.0.1,
 * the Host is foreign; when a site posts here from a visitor's browser, the Origin is foreign.
 */
function isOurs(host: string | undefined, origin: string | undefined): boolean {
  if (!host || !loopback.test(host)) return false;
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** Does the same for WebSockets, which don't go through the middleware. */
export const isOurUpgrade = (request: IncomingMessage) => isOurs(request.headers.host, request.headers.origin);

/**
 * Answers 403 to requests that aren't ours. A GET with a foreign Origin is allowed, since the browser doesn't let that
 * page see the answer without a CORS header.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (isOurs(host, reads ? undefined : c.req.header('origin'))) return next();
  return c.json({ ok: false, error: 'The sandbox answers its own page only.' }, 403);
});
