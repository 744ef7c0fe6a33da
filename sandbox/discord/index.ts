/** This server speaks Discord's wire protocol, for people without a Discord account and for the tests. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hono } from 'hono';
import type { DiscordVisitor } from '../scene.ts';
import type { Rejected } from './errors.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createEndpoint, type Endpoint } from './interactions/endpoint.ts';
import { createInteractions } from './interactions/interactions.ts';
import { createMessages } from './messages/messages.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { createRest } from './routes/rest.ts';
import type { DiscordTown } from './state.ts';
import { createVisitor } from './visitor/visitor.ts';

interface Discord {
  visitor: DiscordVisitor;
  /** The same people, in their direct conversations with the bot. */
  direct: DiscordVisitor;
  /** To be mounted at `/discord`: REST is below `/api`, files are below `/attachments`. */
  app: Hono;
  /** Takes the WebSockets of `/discord/gateway`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  gateway: Pick<
    Gateway,
    | 'actIn'
    | 'ask'
    | 'begun'
    | 'dispatch'
    | 'dropSockets'
    | 'joinGuild'
    | 'leaveGuild'
    | 'meet'
    | 'shard'
    | 'shards'
    | 'sockets'
    | 'sharding'
    | 'speak'
    | 'standing'
    | 'identifications'
  >;
  /** How the bot is reached over HTTP, which isn't so unless a test says so. */
  endpoint: Endpoint;
  /** The newest requests that were refused, oldest first. */
  rejected: Rejected[];
  token: string;
  close(): Promise<void>;
}

/** The token is no secret, since the server answers this machine only. */
const token = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.sandbox.tip-jar';

export function createDiscord(town: DiscordTown): Discord {
  const endpoint = createEndpoint();
  const rejected: Rejected[] = [];
  const gateway = createGateway(town, token, endpoint);
  const messages = createMessages(town, gateway);
  const interactions = createInteractions(town, { gateway, messages, endpoint, rejected });
  const parts = { gateway, messages, interactions, endpoint };
  const rest = createRest(town, token, { ...parts, rejected });
  return {
    visitor: createVisitor(town, parts, false),
    direct: createVisitor(town, parts, true),
    app: new Hono().route('/api/v10', rest).route('/api', rest).route('/attachments', fileRoutes(town)),
    upgrade: gateway.upgrade,
    gateway,
    endpoint,
    rejected,
    token,
    close() {
      interactions.close();
      return gateway.close();
    },
  };
}
