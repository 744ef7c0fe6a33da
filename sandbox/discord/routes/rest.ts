/** This is the REST API in version 10: https://discord.com/developers/docs/reference */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DiscordError, notFound, type Rejected, tooLarge, unauthorized } from '../errors.ts';
import { type Gateway, gatewayUrl } from '../gateway/gateway.ts';
import type { Endpoint } from '../interactions/endpoint.ts';
import type { Interactions } from '../interactions/interactions.ts';
import type { Messages } from '../messages/messages.ts';
import type { DiscordTown } from '../state.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { guildRoutes } from './guild-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';

/** Bytes of a request with all its files. */
const mostRequestBytes = 25 * 1024 * 1024;
const mostRejected = 100;

interface Parts {
  gateway: Gateway;
  messages: Messages;
  interactions: Interactions;
  endpoint: Endpoint;
  /** Takes what is refused. */
  rejected: Rejected[];
}

export function createRest(
  town: DiscordTown,
  token: string,
  { gateway, messages, interactions, endpoint, rejected }: Parts,
): Hono {
  const app = new Hono();

  app.onError((error, c) => {
    if (!(error instanceof DiscordError)) throw error;
    const path = c.req.path
      .replace(/^.*?\/api(\/v10)?/, '')
      .replace(/^\/(webhooks|interactions)\/([^/]+)\/[^/]+/, '/$1/$2/:token');
    rejected.push({ method: c.req.method, path, error: error.body });
    rejected.splice(0, rejected.length - mostRejected);
    return c.json(error.body, error.status);
  });

  app.use(
    bodyLimit({
      maxSize: mostRequestBytes,
      onError() {
        throw tooLarge();
      },
    }),
  );
  app.get('/gateway', (c) => c.json({ url: gatewayUrl(town) }));
  app.route('/', interactionRoutes(town, messages, interactions));
  app.use(async (c, next) => {
    if (c.req.header('authorization') !== `Bot ${token}`) throw unauthorized();
    await next();
  });
  app.get('/gateway/bot', (c) => {
    const { recommended: shards, concurrency: max_concurrency } = gateway.sharding();
    const session_start_limit = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency };
    return c.json({ url: gatewayUrl(town), shards, session_start_limit });
  });
  app.route('/', guildRoutes(gateway, endpoint));
  app.route('/', commandRoutes(town));
  app.route('/', channelRoutes(messages));
  app.all('*', () => {
    throw notFound();
  });
  return app;
}
