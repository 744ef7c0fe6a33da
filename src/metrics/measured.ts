import type { BotCounts } from '../bot/dispatch/bot.ts';
import type { Connection } from '../connections/connection.ts';
import type { Store } from '../store/store.ts';
import type { DatabaseCounts } from './measured-store.ts';

/** What the metrics are read from. */
export interface Measured {
  store: Pick<Store, 'check' | 'read'>;
  connections: Readonly<Record<string, Pick<Connection, 'connected' | 'downSince' | 'counts' | 'shards'>>>;
  counts: BotCounts & { database: DatabaseCounts };
  /** The database's file, where it's in one. */
  file: string | undefined;
}

export interface Metrics {
  /** The media type of the text. */
  type: string;
  /** All metrics as they are now, in Prometheus' text format. */
  text(): Promise<string>;
}
