import { onTestFinished } from 'vitest';
import { commands, menus } from '../../../commands/index.ts';
import { createBot } from '../../../src/bot/dispatch/bot.ts';
import { createLimit } from '../../../src/bot/dispatch/limits.ts';
import { createClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config.ts';
import { createPresence } from '../../../src/connections/presence.ts';
import { connectDiscord } from '../../../src/discord/client.ts';
import { connectSlack } from '../../../src/slack/app.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import { freshFolder } from '../../support/process.ts';
import { recordedLog } from '../../support/recorded-log.ts';
import { noOutbox } from '../../support/recorded-presence.ts';
import type { Crowd } from './crowd.ts';

/** So many bots in this process, which are connected to both platforms and share one database, until the test is over. */
export async function startBots(count: number, crowds: readonly Crowd[]) {
  const log = recordedLog();
  const store = openStore(`${freshFolder()}/jar.db`, log);
  const { discord, slack } = readConfig(Object.assign({}, ...crowds.map(({ variables }) => variables)));
  if (!discord || !slack || !('botToken' in slack)) throw new Error('a crowd on each platform is needed');
  const bots = Array.from({ length: count }, (_, number) => {
    const now = createClock();
    const made = createBot({ commands, store, now, log, limit: createLimit() });
    // One of them sends what waits for all: only one process can have the database.
    const bot = number === 0 ? made : { ...made, outbox: noOutbox };
    const presence = createPresence({ store, now, log });
    const onRefusal = (error: Error) => log.error({ err: error }, 'a platform refused');
    const surroundings = {
      commands,
      menus,
      bot,
      presence,
      sharing: store,
      now,
      log,
      serve: () => undefined,
      onRefusal,
    };
    return [connectDiscord({ ...discord, ...surroundings }), connectSlack({ ...slack, ...surroundings })];
  });
  await Promise.all(bots.flat().map((connection) => connection.start()));
  /** Finishes what is in flight and what follows it. */
  const stop = () => Promise.all(bots.flat().map((connection) => connection.stop()));
  onTestFinished(async () => {
    await stop();
    await store.close();
  });
  return { store, log, stop };
}
