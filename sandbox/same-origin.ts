import type { IncomingMessage } from 'node:http';
import { createMiddleware } from 'hono/factory';

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request was made on this machine for this server. A site that points its own name at 127.0.0.1 arrives with
 * a foreign Host; a site that posts here from a visitor's browser arrives with a foreign Origin.
 */
function isOurs(host: string | undefined, origin: string | undefined): boolean {
  if (!host || !loopback.test(host)) return false;
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** The same for a request to become a WebSocket, which no middleware sees. */
export const isOurUpgrade = (request: IncomingMessage) => isOurs(request.headers.host, request.headers.origin);

/** Answers 403 to what `isOurs` refuses. Reading with a foreign Origin is harmless: no CORS header lets it see the answer. */
export const sameOrigin = createMiddleware(async (c, next) => {
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (isOurs(host, reads ? undefined : c.req.header('origin'))) return next();
  return c.json({ ok: false, error: 'The sandbox answers its own page only.' }, 403);
});
