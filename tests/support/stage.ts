/** The bot as it runs, on both real SDKs, against the sandbox's servers over real sockets. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { commands, menus } from '../../commands/index.ts';
import { createSandbox, type Sandbox } from '../../sandbox/index.ts';
import type { PersonKey } from '../../sandbox/scene.ts';
import { root } from '../../src/root.ts';
import { type Running, run } from '../../src/run.ts';
import { createServer } from '../../src/server.ts';
import { manifest } from '../../src/slack/manifest.ts';
import { openWhenFree } from '../../src/store/open-when-free.ts';
import type { Store } from '../../src/store/store.ts';
import { addToSlack } from './add-to-slack.ts';
import { discordSeat } from './discord-seat.ts';
import type { Seat } from './seat.ts';
import { slackSeat } from './slack-seat.ts';

export interface Stage {
  port: number;
  /** Where the bot and the sandbox listen. */
  base: string;
  /** The bot's database. */
  file: string;
  logged: string[];
  sandbox: Sandbox;
  seat(platform: 'discord' | 'slack', who: PersonKey): Seat;
  stop(): Promise<void>;
  /** Stops the bot and starts it again on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A request of the bot's to a platform. */
export interface Sent {
  path: string;
  /** The body as text. */
  text(): Promise<string>;
  /** Has the platform answer it, without the bot hearing of it yet; nor later, where a response is given instead. */
  arrive(): Promise<void>;
  /** Closes the connection on which it came. */
  drop(): void;
}

/** Is asked about each request to a platform: it gets there once this resolves, unless with a response to it. */
export type Pass = (path: string, sent: Sent) => Promise<unknown>;

/**
 * @param way How the bot hears of what people do. Over HTTP, its app is installed in the sandbox's workspace first.
 * @param asUsed Makes the store that the bot uses of the one in the file.
 */
export async function openStage(
  pass: Pass = async () => undefined,
  way: 'sockets' | 'http' = 'sockets',
  asUsed: (store: Store) => Store = (store) => store,
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'tip-jar-stage-'));
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  let bot: Running | undefined;
  const server = createServer({ host: '127.0.0.1', port: 0 }, () => ({
    store: bot?.store,
    connections: bot?.connections ?? {},
  }));
  const sandbox = await createSandbox({
    file: join(folder, 'town.json'),
    page: join(root, 'sandbox/page'),
    manifest: manifest(commands, menus),
    startOver: async () => undefined,
    log,
  });
  const app = new Hono()
    .use(async (context, next) => {
      const { req, env } = context;
      let arrived = false;
      const arrive = () => {
        arrived = true;
        return next();
      };
      const drop = () => void (env as HttpBindings).incoming.socket.destroy();
      const answer = await pass(req.path, { path: req.path, text: () => req.raw.clone().text(), arrive, drop });
      if (answer instanceof Response) context.res = answer;
      else if (!arrived) await next();
    })
    .route('/', sandbox.app);
  server.mount({ request: getRequestListener(app.fetch), upgrade: sandbox.upgrade });
  const port = await server.listen();
  sandbox.listening(port);
  const { discord, slack } = sandbox;
  const base = `http://127.0.0.1:${port}`;
  const file = join(folder, 'jar.db');
  const key = randomBytes(32);

  const { applicationId, publicKey } = discord;
  const http = { applicationId, publicKey, publicUrl: undefined };

  async function start() {
    bot = await run({
      discord: { token: discord.token, apiUrl: discord.apiUrl(port), ...(way === 'http' && { http }) },
      slack:
        way === 'http'
          ? { ...slack.credentials, keys: [key], apiUrl: slack.apiUrl(port) }
          : { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl(port) },
      publicUrl: base,
      open: async () => asUsed(await openWhenFree(file, log)),
      file,
      log,
      serve: server.serve,
      onRefusal: (error) => log.error({ err: error }, error.message),
    });
    await bot.started;
    if (way === 'http') {
      const { signingSecret } = slack.credentials;
      sandbox.slackOverHttp().sendTo({ url: `${base}/slack/events`, signingSecret });
      Object.assign(sandbox.discordEndpoint(), {
        interactions: `${base}/discord/interactions`,
        events: `${base}/discord/events`,
      });
    }
    const { discord: gateway, slack: socket } = sandbox.visitors();
    await until(() => gateway.scene('ada').commands.length > 0 && socket.scene('ada').connected);
  }
  await start();
  if (way === 'http') await addToSlack(base, 'T0TIPJAR');

  async function stop() {
    await bot?.stop();
    bot = undefined;
  }

  return {
    port,
    base,
    file,
    logged,
    sandbox,
    seat: (platform, who) => (platform === 'discord' ? discordSeat : slackSeat)(sandbox, who),
    stop,
    async restart() {
      await stop();
      await start();
    },
    async close() {
      await stop();
      await sandbox.close();
      await server.close();
    },
  };
}

/** Waits for what happens a little after an answer. @throws {Error} after `milliseconds`. */
export async function until(holds: () => boolean, milliseconds = 5_000): Promise<void> {
  for (let tries = 0; tries < milliseconds / 20; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it did not happen within ${milliseconds} ms`);
}
