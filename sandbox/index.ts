import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hono } from 'hono';
import type { z } from 'zod';
import { createChanges } from './changes.ts';
import { applicationId } from './discord/guild/members.ts';
import { createDiscord } from './discord/index.ts';
import { discordState, emptyDiscordState } from './discord/state.ts';
import type { Locale } from './locales.ts';
import type { Log } from './log.ts';
import { type Line, translateOpening } from './opening.ts';
import { createPageFiles } from './page-files.ts';
import { isOurUpgrade, sameOrigin } from './same-origin.ts';
import type { DiscordVisitor, SlackVisitor } from './scene.ts';
import type { Hooks } from './slack/hooks.ts';
import { createSlack } from './slack/index.ts';
import type { OverHttp } from './slack/over-http/over-http.ts';
import { emptySlackState, slackState } from './slack/state.ts';
import { createStateFile, readState } from './state-file.ts';
import { people, roles } from './town.ts';
import { createTraffic } from './traffic/traffic.ts';
import { createVisit } from './visit.ts';
import { localeBody } from './visit-bodies.ts';

export interface Sandbox {
  /** Answers everything over HTTP. To be mounted at `/`. */
  app: Hono;
  /** Takes every WebSocket. To be called for the server's `upgrade` events. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  discord: { token: string; applicationId: string; publicKey: string; apiUrl(port: number): string };
  slack: {
    botToken: string;
    appToken: string;
    configToken: string;
    /** Of the app that is installed by OAuth, and hears of everything over HTTP. */
    credentials: { clientId: string; clientSecret: string; signingSecret: string };
    apiUrl(port: number): string;
  };
  /** What people do on either platform; the page does the same over HTTP. */
  visitors(): { discord: DiscordVisitor; slack: SlackVisitor };
  /** What tests have Discord do. */
  discordGateway(): ReturnType<typeof createDiscord>['gateway'];
  /** Where tests have Discord send interactions and webhook events, signed. */
  discordEndpoint(): ReturnType<typeof createDiscord>['endpoint'];
  /** What tests have Slack do. */
  slackHooks(): Hooks;
  /** What tests have Slack do with an app that it reaches over HTTP. */
  slackOverHttp(): OverHttp;
  /** What the bot sent and a platform refused. */
  rejected(): readonly unknown[];
  /** To be called before a bot connects: both platforms give out addresses with the port in them. */
  listening(port: number): void;
  /** Ends every stream and socket and writes the state. */
  close(): Promise<void>;
}

const saved = localeBody.extend({ discord: discordState, slack: slackState });
type Saved = z.infer<typeof saved>;

const fresh = (locale: Locale): Saved => ({ locale, discord: emptyDiscordState(), slack: emptySlackState() });

/** Opens a small community on both platforms, with the page that shows it. @throws what reading the file throws */
export async function createSandbox(options: {
  /** Keeps the state of both platforms between two runs. */
  file: string;
  /** Absolute path of the folder with the page's index.html. */
  page: string;
  /** The Slack app's manifest, parsed. */
  manifest: unknown;
  /** Stops the bot, deletes what it stored and starts it again. */
  startOver: () => Promise<void>;
  /** What people have said when the sandbox opens for the first time, and after starting over; by default nothing. */
  opening?: (locale: Locale) => Promise<Line[]>;
  log: Log;
}): Promise<Sandbox> {
  const { file, manifest, log, opening = async () => [] } = options;
  let port = 0;
  const kept = await readState(file, (json) => saved.parse(json), log);
  let state: Saved = kept ?? fresh('en-US');
  const disk = createStateFile(file, () => state, log);
  const changes = createChanges();
  const traffic = createTraffic();

  const open = (town: Saved) => {
    const shared = {
      changed() {
        changes.changed();
        disk.touch();
      },
      locale: () => state.locale,
      now: () => Date.now(),
      baseUrl: () => `http://127.0.0.1:${port}`,
    };
    const discord = createDiscord({
      ...shared,
      state: town.discord,
      frame: (from, text) => traffic.frame('discord', from, text),
    });
    const slack = createSlack({
      ...shared,
      state: town.slack,
      manifest,
      frame: (from, text) => traffic.frame('slack', from, text),
    });
    return { discord, slack, changed: shared.changed };
  };
  let servers = open(state);

  function speak(lines: Line[]): void {
    for (const { as, text } of lines) {
      servers.discord.visitor.say(as, text);
      servers.slack.visitor.say(as, text);
    }
  }
  if (!kept) speak(await opening(state.locale));

  /** The old servers close last, so that the bot can disconnect from them first. */
  const startOver = async () => {
    const old = servers;
    const lines = await opening(state.locale);
    state = fresh(state.locale);
    servers = open(state);
    speak(lines);
    await options.startOver();
    await Promise.all([old.discord.close(), old.slack.close()]);
    servers.changed();
  };
  let startingOver = Promise.resolve();

  const visit = createVisit({
    discord: () => servers.discord.visitor,
    slack: () => servers.slack.visitor,
    scene: (as) => ({
      people,
      roles,
      locale: state.locale,
      discord: servers.discord.visitor.scene(as),
      slack: servers.slack.visitor.scene(as),
    }),
    async setLocale(locale) {
      const [from, to] = await Promise.all([opening(state.locale), opening(locale)]);
      translateOpening(state, from, to);
      state.locale = locale;
      // Slack sends an event when somebody changes it; Discord sends the language with each interaction.
      for (const { slackId } of people) {
        servers.slack.hooks
          .event({ type: 'user_change', user: { id: slackId } })
          .catch((error: unknown) =>
            log.warn({ error: String(error) }, 'slack: the bot was not told of the new language'),
          );
      }
      servers.changed();
    },
    startOver() {
      // A visitor whose start failed gets the error from here, so the next start needn't look at it.
      startingOver = startingOver.then(startOver, startOver);
      return startingOver;
    },
    changes,
    traffic,
  });

  const app = new Hono();
  app.use(sameOrigin);
  app.route('/', createPageFiles(options.page));
  app.route('/visit', visit);
  app.mount('/discord', (request) => traffic.request('discord', request, (sent) => servers.discord.app.fetch(sent)));
  app.mount('/slack', (request) => traffic.request('slack', request, (sent) => servers.slack.app.fetch(sent)));
  app.onError((error, c) => {
    if ('getResponse' in error) return error.getResponse();
    log.error({ path: c.req.path, err: error }, 'the sandbox could not answer a request');
    return c.json({ ok: false, error: 'Something went wrong in the sandbox. Its log says what.' }, 500);
  });

  return {
    app,
    upgrade(request, socket, head) {
      const path = request.url ?? '';
      if (!isOurUpgrade(request)) socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      else if (path.startsWith('/discord/')) servers.discord.upgrade(request, socket, head);
      else if (path.startsWith('/slack/')) servers.slack.upgrade(request, socket, head);
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    },
    discord: {
      token: servers.discord.token,
      applicationId,
      publicKey: servers.discord.endpoint.publicKey,
      apiUrl: (bound) => `http://127.0.0.1:${bound}/discord/api`,
    },
    slack: {
      botToken: servers.slack.botToken,
      appToken: servers.slack.appToken,
      configToken: servers.slack.configToken,
      credentials: servers.slack.credentials,
      apiUrl: (bound) => `http://127.0.0.1:${bound}/slack/api/`,
    },
    visitors: () => ({ discord: servers.discord.visitor, slack: servers.slack.visitor }),
    discordGateway: () => servers.discord.gateway,
    discordEndpoint: () => servers.discord.endpoint,
    slackHooks: () => servers.slack.hooks,
    slackOverHttp: () => servers.slack.overHttp,
    rejected: () => [...servers.discord.rejected, ...servers.slack.rejected],
    listening(bound) {
      port = bound;
    },
    async close() {
      changes.close();
      traffic.changes.close();
      await Promise.all([servers.discord.close(), servers.slack.close()]);
      await disk.flush();
    },
  };
}
