import { commands, menus } from '../commands/index.ts';
import { createBot } from './bot/bot.ts';
import type { Connection, Log } from './bot/connection.ts';
import type { Config } from './config.ts';
import { openStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

export interface Running {
  store: Store;
  connections: Record<string, Connection>;
  /** Rejects when a platform refuses for good. */
  started: Promise<unknown>;
  /** Answers what is in flight, disconnects and closes the database. */
  stop(): Promise<void>;
}

/**
 * Opens the database and connects the platforms that are on. A platform's SDK is loaded only then: each takes a
 * good deal of memory and time.
 * @throws {StoreError} when the database can't be used.
 */
export async function run(settings: Pick<Config, 'discord' | 'slack'> & { file: string; log: Log }): Promise<Running> {
  const { file, log, discord, slack } = settings;
  const store = openStore(file);
  const bot = createBot({ commands, store, now: Date.now, log });
  const connections: Record<string, Connection> = {};
  if (discord) {
    const { connectDiscord } = await import('./discord/client.ts');
    connections.discord = connectDiscord({ ...discord, commands, menus, bot, log });
  }
  if (slack) {
    const { connectSlack } = await import('./slack/app.ts');
    connections.slack = connectSlack({ ...slack, commands, menus, bot, log });
  }
  const all = Object.values(connections);
  return {
    store,
    connections,
    started: Promise.all(all.map((connection) => connection.start())),
    async stop() {
      await Promise.allSettled(all.map((connection) => connection.stop()));
      await store.close();
    },
  };
}
