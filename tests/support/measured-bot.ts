import { commands } from '../../commands/index.ts';
import { createBot } from '../../src/bot/dispatch/bot.ts';
import { createLimit } from '../../src/bot/dispatch/limits.ts';
import { createConnectionCounts } from '../../src/connections/connection-counts.ts';
import { measuredStore } from '../../src/metrics/measured-store.ts';
import { createMetrics } from '../../src/metrics/registry.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { quiet } from './recorded-presence.ts';

/** A bot with an empty database and the text of its metrics; both platforms count as connected. */
export async function measuredBot() {
  const { store, counts: database } = measuredStore(openStore(':memory:'));
  const bot = createBot({ commands, store, now: Date.now, limit: createLimit(), log: quiet });
  const connection = () => ({ connected: () => true, downSince: () => undefined, counts: createConnectionCounts() });
  const { text } = await createMetrics(() => ({
    store,
    connections: { discord: connection(), slack: connection() },
    file: 'nowhere.db',
    counts: { ...bot.counts, database },
  }));
  return { bot, text };
}
