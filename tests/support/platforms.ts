/** The sandbox's Discord and Slack on a port of their own, for a bot in a process of its own. */
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { commands, menus } from '../../commands/index.ts';
import { createSandbox, type Sandbox } from '../../sandbox/index.ts';
import { root } from '../../src/root.ts';
import { createServer } from '../../src/server.ts';
import { manifest } from '../../src/slack/manifest.ts';
import { discordSeat } from './discord-seat.ts';
import { freshFolder } from './process.ts';
import type { Seat } from './seat.ts';
import { slackSeat } from './slack-seat.ts';

const quiet = { info() {}, warn() {}, error() {} };

export interface Platforms {
  sandbox: Sandbox;
  /** The environment of a bot that connects to both. */
  variables: Record<string, string>;
  seat(platform: 'discord' | 'slack', who: Parameters<typeof discordSeat>[1]): Seat;
  close(): Promise<void>;
}

/** @param pass Is called with the path of each request to the platforms, and may answer in their place. */
export async function openPlatforms(pass: (path: string) => Promise<Response | undefined>): Promise<Platforms> {
  const server = createServer({ host: '127.0.0.1', port: 0 }, () => ({ store: undefined, connections: {} }));
  const sandbox = await createSandbox({
    file: join(freshFolder(), 'town.json'),
    page: join(root, 'sandbox/page'),
    manifest: manifest(commands, menus),
    startOver: async () => undefined,
    log: quiet,
  });
  const app = new Hono().use(async (context, next) => (await pass(context.req.path)) ?? next());
  server.mount({ request: getRequestListener(app.route('/', sandbox.app).fetch), upgrade: sandbox.upgrade });
  const port = await server.listen();
  sandbox.listening(port);
  const { discord, slack } = sandbox;
  return {
    sandbox,
    variables: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl(port),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl(port),
    },
    seat: (platform, who) => (platform === 'discord' ? discordSeat : slackSeat)(sandbox, who),
    async close() {
      await sandbox.close();
      await server.close();
    },
  };
}
