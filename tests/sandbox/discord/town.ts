/** This file opens the Discord-like server on a port of its own and connects the real discord.js to it. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import { Hono } from 'hono';
import { expect, onTestFinished, type TestContext } from 'vitest';
import { applicationId } from '../../../sandbox/discord/guild/members.ts';
import { createDiscord } from '../../../sandbox/discord/index.ts';
import { type DiscordState, discordState, emptyDiscordState } from '../../../sandbox/discord/state.ts';
import type { Locale } from '../../../sandbox/locales.ts';

interface Options {
  state?: DiscordState;
  /** Has to be given where tests run at the same time. */
  test?: Pick<TestContext, 'onTestFinished'>;
}

export async function openDiscord({ state = emptyDiscordState(), test = { onTestFinished } }: Options = {}) {
  const setting = {
    port: 0,
    locale: 'en-US' as Locale,
    ahead: 0,
    changes: 0,
    failing: undefined as RegExp | undefined,
    /** Answers a request in the server's place, by its path. */
    answer: undefined as ((path: string) => Response | undefined) | undefined,
  };
  const discord = createDiscord({
    state,
    changed() {
      setting.changes += 1;
    },
    locale: () => setting.locale,
    now: () => Date.now() + setting.ahead,
    baseUrl: () => `http://127.0.0.1:${setting.port}`,
  });
  const app = new Hono()
    .use((context, next) => {
      const answer = setting.answer?.(context.req.path);
      if (answer) return Promise.resolve(answer);
      if (setting.failing?.test(context.req.path)) return Promise.resolve(context.json({ message: 'broken' }, 500));
      return next().then(() => undefined);
    })
    .route('/discord', discord.app);
  const server = await new Promise<Server>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening as Server));
  });
  server.on('upgrade', discord.upgrade);
  setting.port = (server.address() as AddressInfo).port;
  test.onTestFinished(async () => {
    // Whatever a test did, the next run must be able to read what is saved of it.
    const saved = JSON.parse(JSON.stringify(state));
    expect(discordState.parse(saved)).toEqual(saved);
    await discord.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const api = `http://127.0.0.1:${setting.port}/discord/api`;

  /** Sends a plain request, which discord.js might not send. */
  async function request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${api}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : undefined };
  }

  return { discord, state, setting, api, request };
}

export type Town = Awaited<ReturnType<typeof openDiscord>>;

/** Connects a bot that does this with every interaction. What it throws is collected in `errors`. */
export async function openBot(
  { discord, api }: Town,
  onInteraction: (interaction: Interaction) => unknown = () => undefined,
  options: Partial<ClientOptions> = {},
) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api, version: '10', retries: 0 },
    ...options,
  });
  const errors: unknown[] = [];
  client.on(Events.Error, (error) => errors.push(error));
  client.on(Events.InteractionCreate, async (interaction) => {
    try {
      await onInteraction(interaction);
    } catch (error) {
      errors.push(error);
    }
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  onTestFinished(() => client.destroy());
  return { client, errors };
}

/** Connects a bot whose interactions the test answers. */
export async function openListener(town: Town, options?: Partial<ClientOptions>) {
  const waiting: ((interaction: Interaction) => void)[] = [];
  const arrived: Interaction[] = [];
  const bot = await openBot(
    town,
    (interaction) => {
      const next = waiting.shift();
      if (next) next(interaction);
      else arrived.push(interaction);
    },
    options,
  );
  const next = (): Promise<Interaction> =>
    new Promise((resolve) => {
      const first = arrived.shift();
      if (first) resolve(first);
      else waiting.push(resolve);
    });
  /** Answers over plain HTTP, since discord.js would check or change some answers before it sends them. */
  const answer = ({ id, token }: { id: string; token: string }, body: unknown, query = '') =>
    town.request('POST', `/interactions/${id}/${token}/callback${query}`, body);
  return { ...bot, next, answer };
}

export const commands = [
  {
    name: 'tip',
    description: 'Tip someone',
    options: [
      { type: 6, name: 'user', description: 'Whom to tip', required: true },
      { type: 10, name: 'amount', description: 'How much', min_value: 1, max_value: 500 },
      { type: 3, name: 'note', description: 'What for', max_length: 20, autocomplete: true },
      { type: 3, name: 'mood', description: 'How', choices: [{ name: 'Glad', value: 'glad' }] },
    ],
  },
  { name: 'hello', description: 'Say hello' },
  {
    name: 'jar',
    description: 'Your jar',
    options: [
      {
        type: 1,
        name: 'add',
        description: 'Add a link',
        options: [
          { type: 8, name: 'role', description: 'A role' },
          { type: 7, name: 'channel', description: 'A channel' },
          { type: 9, name: 'who', description: 'Anyone' },
          { type: 4, name: 'place', description: 'Its place', autocomplete: true },
          { type: 5, name: 'silent', description: 'Without a word' },
          { type: 11, name: 'picture', description: 'A picture' },
        ],
      },
      { type: 2, name: 'more', description: 'More', options: [{ type: 1, name: 'show', description: 'Show it' }] },
    ],
  },
  { name: 'admin', description: 'For admins', default_member_permissions: '32', dm_permission: false },
  { name: 'Tip', type: 2 },
  { name: 'Tip author', type: 3 },
];

/** Opens the server with its commands and a bot whose interactions the test answers. */
export async function openTown(options?: Partial<ClientOptions>) {
  const town = await openDiscord();
  const listener = await openListener(town, options);
  const { status } = await town.request('PUT', `/applications/${applicationId}/commands`, commands);
  if (status !== 200) throw new Error('the commands of the tests are refused');
  return { ...town, ...listener, visitor: town.discord.visitor };
}
