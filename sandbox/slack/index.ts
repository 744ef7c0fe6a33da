import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Hono } from 'hono';
import type { SlackVisitor } from '../scene.ts';
import { createApp } from './app.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { readManifest } from './manifest.ts';
import { createFiles } from './messages/files.ts';
import { createMessages } from './messages/messages.ts';
import { createResponseUrls } from './messages/response-urls.ts';
import { chatMethods } from './methods/chat.ts';
import { conversationMethods } from './methods/conversations.ts';
import { createFailures } from './methods/failures.ts';
import { fileMethods } from './methods/files.ts';
import { identityMethods } from './methods/identity.ts';
import { userMethods } from './methods/users.ts';
import { viewMethods } from './methods/views.ts';
import { createWebApi } from './methods/web-api.ts';
import { createAuthorize } from './over-http/authorize.ts';
import { createInstalls } from './over-http/installs.ts';
import { createOverHttp, type OverHttp } from './over-http/over-http.ts';
import { createRejections, type Rejection } from './rejections.ts';
import type { Server } from './server.ts';
import { createSocketMode } from './socket-mode/socket-mode.ts';
import type { SlackTown } from './state.ts';
import { createTriggers } from './views/triggers.ts';
import { createViews } from './views/views.ts';
import { createVisitor } from './visitor/visitor.ts';

interface Slack {
  visitor: SlackVisitor;
  /** To be mounted at /slack. */
  app: Hono;
  /** Takes WebSockets at /slack/socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends all connections, and answers the calls that tests made hang. */
  close(): Promise<void>;
  botToken: string;
  appToken: string;
  /** Reads the app's manifest. */
  configToken: string;
  /** With these an app for many workspaces proves that it is the one, and that a request is Slack's. */
  credentials: typeof credentials;
  /** What tests have Slack do with an app that it reaches over HTTP. */
  overHttp: OverHttp;
  /** What the app sent and Slack would refuse, oldest first. */
  rejected: Rejection[];
  hooks: Hooks;
}

// A random part keeps other programs from guessing the tokens. They stay the same until the process ends, so that the
// bot can connect again after somebody starts over.
const secret = randomBytes(12).toString('hex');
const tokens = { bot: `xoxb-${secret}`, app: `xapp-${secret}`, config: `xoxe.xoxp-${secret}` };

const credentials = { clientId: '1234.5678', clientSecret: secret, signingSecret: randomBytes(16).toString('hex') };

/** Makes a Slack-like server with one workspace and one app: Web API, Socket Mode, response URLs and files. */
export function createSlack(town: SlackTown): Slack {
  const { rejected, reject } = createRejections();
  const failures = createFailures();
  const messages = createMessages(town);
  const files = createFiles(town);
  const views = createViews(town);
  const triggers = createTriggers(town.now);
  const installs = createInstalls(credentials, town.now);
  const overHttp = createOverHttp(createSocketMode(town.baseUrl, town.changed, town.frame), installs, town.now);
  const { socketMode } = overHttp;
  const responseUrls = createResponseUrls(town, messages);
  const manifest = readManifest(town.manifest);
  const server: Server = {
    town,
    ...manifest,
    messages,
    files,
    views,
    triggers,
    responseUrls,
    socketMode,
    reject,
  };
  const methods = {
    ...identityMethods(town, socketMode, installs),
    ...userMethods(town),
    ...conversationMethods(town),
    ...chatMethods(town, messages),
    ...viewMethods(town, { views, triggers, homeTab: manifest.homeTab }),
    ...fileMethods(town, files, messages),
  };
  const isBotOf = (token: string) => token === tokens.bot || installs.teamOf(token) !== undefined;
  return {
    visitor: createVisitor(server),
    app: createApp(
      createWebApi({ methods, tokens, installs, scopes: manifest.scopes, failures, reject }),
      createAuthorize(installs, credentials.clientId),
      server,
      (authorization) => isBotOf(authorization.replace(/^Bearer /, '')),
    ),
    upgrade: socketMode.upgrade,
    async close() {
      failures.close();
      await socketMode.close();
    },
    botToken: tokens.bot,
    appToken: tokens.app,
    configToken: tokens.config,
    rejected,
    credentials,
    overHttp,
    hooks: createHooks(server, failures),
  };
}
