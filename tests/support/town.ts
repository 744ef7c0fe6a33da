import { pino } from 'pino';
import { commands } from '../../commands/index.ts';
import { type Bot, createBot } from '../../src/bot/dispatch/bot.ts';
import type { Limit } from '../../src/bot/dispatch/limits.ts';
import type { Community } from '../../src/ids.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { Person } from './person.ts';
import { type Citizen, type PlatformState, playedCourier } from './played-platform.ts';

/** A community, or several, whose members talk to the bot as it is; only the platform is played. */
export interface Town extends PlatformState {
  store: Store;
  bot: Bot;
  /** What is now, in milliseconds; tests move it. */
  clock: { now: number };
  /** What the log was told. */
  logged: Record<string, unknown>[];
  person(id: string, where?: Community | 'direct message'): Person;
}

/** For conversations longer than people have in a minute. */
const noLimit: Limit = () => undefined;

export function createTown(
  citizens: Record<string, Citizen>,
  store: Store = openStore(':memory:'),
  limit: Limit = noLimit,
): Town {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const bot = createBot({ commands, store, now: () => clock.now, log, limit });
  const town: Town = {
    store,
    bot,
    clock,
    logged,
    citizens,
    readable: true,
    reachable: true,
    deletedRoles: [],
    unpostable: {},
    refusal: undefined,
    posted: [],
    changed: [],
    told: [],
    together: [],
    files: {},
    person: (id, where = 'slack:T1') => new Person(town, id, where === 'direct message' ? undefined : where),
  };
  for (const platform of ['discord', 'slack'] as const) bot.outbox.open(platform, playedCourier(town));
  return town;
}
