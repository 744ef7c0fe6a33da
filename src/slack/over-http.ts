import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebClient } from '@slack/web-api';
import { type Connection, createConnection, type Surroundings } from '../connections/connection.ts';
import type { Installation, Installations } from '../connections/installations.ts';
import type { Community } from '../ids.ts';
import { inTime } from '../in-time.ts';
import { clientOptionsFor } from './client-options.ts';
import { createDepartures } from './departures.ts';
import { createInstaller } from './installer.ts';
import { manifest } from './manifest.ts';
import { communityOf } from './platform.ts';
import { createReceive } from './receive.ts';
import { createRequests, refuse } from './requests.ts';
import { NotInstalled, type Renewed, tokensOf } from './tokens.ts';
import { createWorkspace } from './workspace.ts';
import { createWorkspaces } from './workspaces.ts';

export interface SlackHttpSettings extends Surroundings {
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** With the slash at its end: `https://slack.com/api/`. */
  apiUrl: string;
  publicUrl: string | undefined;
  installations: Installations;
}

/**
 * What is remembered of the people of each of many workspaces. Slack's reports of who changed reach one of the
 * processes that share a database, so names and languages are asked for again after a minute.
 */
const REMEMBERED = { most: 1_000, lasts: 60_000 };

/** Answers Slack over HTTP, as one app for any number of workspaces. */
export function connectSlackOverHttp(settings: SlackHttpSettings): Connection {
  const { signingSecret, clientId, clientSecret, apiUrl, installations, commands, menus } = settings;
  const { presence, serve, now, log } = settings;
  const clientOptions = clientOptionsFor(apiUrl, log);
  const tokenless = new WebClient(undefined, { ...clientOptions, retryConfig: { retries: 0 } });
  /** The app's id, as Slack has signed it. */
  let heardOf: string | undefined;

  async function renewed(refreshToken: string): Promise<Renewed> {
    const app = { client_id: clientId, client_secret: clientSecret };
    const asked = { ...app, grant_type: 'refresh_token', refresh_token: refreshToken } as const;
    const { access_token: token, refresh_token: next, expires_in: seconds } = await tokenless.oauth.v2.access(asked);
    if (!token || !next || !seconds) throw new TypeError('Slack renewed a token without saying all of it');
    return { token, refreshToken: next, expiresAt: now() + seconds * 1_000 };
  }

  async function over({ community, kept }: Installation): Promise<void> {
    if (!(await installations.forget(community, kept))) return;
    log.warn({ community }, 'slack: a workspace’s token is over, so the app has to be installed there anew');
    presence.left(community);
  }

  const nobody = { get: () => Promise.reject(new NotInstalled('slack:')), refused: async () => false };
  const workspaces = createWorkspaces({
    installations,
    make: (community: Community) => {
      const tokens = tokensOf(community, { installations, renewed, over, now, log });
      return createWorkspace({ ...settings, tokens, remembered: REMEMBERED });
    },
    absent: createWorkspace({ ...settings, tokens: nobody, installed: false }),
  });
  const departures = createDepartures({ installations, presence, workspaces, now });
  const receive = createReceive({
    ...settings,
    workspaceOf: workspaces.of,
    conversationOf: workspaces.conversationOf,
    left: departures.left,
    // Each request is taken as a whole, also what it brings once the bot is being stopped.
    take: (work) => work(),
    takeCall: (work) => (signal.aborted ? work() : takeCall(work)),
  });
  const requests = createRequests({
    signingSecret,
    receive,
    heard: (app) => {
      heardOf = app;
    },
    logger: clientOptions.logger,
    now,
  });
  const installer = createInstaller({
    ...settings,
    scopes: manifest(commands, menus).oauth_config.scopes.bot,
    clientOptions: { ...clientOptions, retryConfig: { retries: 0 } },
    appId: async () => heardOf ?? installations.app(),
    removedAt: departures.removedAt,
    async installed(team) {
      presence.back(communityOf(team));
      const { client } = await workspaces.of(team);
      // Where Slack has taken the token back by now, this forgets it.
      await inTime(client.auth.test().catch(() => undefined));
      return installations.has(communityOf(team));
    },
  });

  const { connection, take, takeCall, up, signal } = createConnection(
    {
      platform: 'slack',
      courier: workspaces.courier,
      connect: async () => up(),
      close: async () => undefined,
    },
    settings,
  );

  type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

  const answering = (path: string, answer: Answering) => (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.split('?')[0] !== path) return refuse(response, 404);
    if (signal.aborted) return refuse(response.setHeader('connection', 'close'), 503);
    take(() => answer(request, response)).catch((error: unknown) => {
      log.error({ err: error }, 'slack: a request could not be answered');
      refuse(response, 500);
    });
  };
  serve('/slack/events', answering('/slack/events', requests));
  serve('/slack/install', answering('/slack/install', onGet(installer.begin)));
  serve('/slack/oauth_redirect', answering('/slack/oauth_redirect', onGet(installer.goOn)));
  return connection;
}

const onGet =
  (answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    request.method === 'GET' ? answer(request, response) : refuse(response.setHeader('allow', 'GET'), 405);
