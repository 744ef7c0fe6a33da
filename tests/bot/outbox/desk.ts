import { afterEach, beforeEach, vi } from 'vitest';
import type { Unposted } from '../../../src/bot/call.ts';
import type { Courier, Letter } from '../../../src/bot/courier.ts';
import { createOutbox, type Outbox } from '../../../src/bot/dispatch/outbox.ts';
import { createOutboxCounts } from '../../../src/bot/dispatch/outbox-counts.ts';
import { createPostMemory } from '../../../src/bot/dispatch/remember-posts.ts';
import type { Account } from '../../../src/ids.ts';
import type { JournalAction } from '../../../src/jars/journal.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import type { Content, Store, Waiting, Writing } from '../../../src/store/store.ts';
import { recordedLog } from '../../support/recorded-log.ts';

export const COMMUNITY = 'slack:T1';
export const ADA = 'slack:T1:ADA';
export const BEN = 'slack:T1:BEN';
export const SECOND = 1_000;

/** What a test of the outbox works with: a store, an outbox on it, and a courier that keeps what it is given. */
export interface Desk {
  store: Store;
  log: ReturnType<typeof recordedLog>;
  outbox: Outbox;
  courier: Courier;
  /** What was sent, and to whom. */
  sent: { to: string; letter: Letter }[];
  /** What comes of the next things that are sent; after these, all is taken. */
  outcomes: (Unposted | Error)[];
  /** What is now, in milliseconds. Each write is one later. */
  now: number;
  /** Makes another outbox on the store, as a restart or another process does. */
  begin(): Outbox;
  write(work: (writing: Writing) => Promise<unknown>): Promise<unknown>;
  /** These put something into the outbox, as a command does along with its change. */
  entry(action: JournalAction, more?: { actor?: Account; subject?: Account; reason?: string }): Promise<unknown>;
  card(title: string): Promise<unknown>;
  notice(): Promise<unknown>;
  /** Sends all that can be by now. */
  send(): Promise<void>;
  waiting(recipient?: string): Promise<readonly Waiting[]>;
}

/** Gives each test of a file a desk of its own. Its timers are the test's. */
export function atDesk(): Desk {
  const desk = {} as Desk;

  const put = (content: (writing: Writing) => Promise<Content>, recipient = 'NEWS') =>
    desk.write(async (writing) => {
      const outgoing = { community: COMMUNITY, recipient, nonce: desk.outbox.newNonce(), at: desk.now } as const;
      await writing.putOutgoing({ ...outgoing, content: await content(writing) });
    });

  /** Resolves to what comes of something that is sent. */
  async function outcome(to: string, letter: Letter): Promise<Unposted | undefined> {
    desk.sent.push({ to, letter });
    const next = desk.outcomes.shift();
    if (next instanceof Error) throw next;
    return next;
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    Object.assign(desk, {
      store: openStore(':memory:'),
      log: recordedLog(),
      sent: [],
      outcomes: [],
      now: 0,
      courier: {
        post: async (channel, letter) => (await outcome(channel, letter)) ?? { message: String(desk.sent.length) },
        change: async (channel, message, letter) => void (await outcome(`${channel} ${message}`, letter)),
        tell: async (account, letter) => (await outcome(account, letter)) === undefined,
      } satisfies Courier,
      begin: () =>
        createOutbox({
          store: desk.store,
          memory: createPostMemory(),
          log: desk.log,
          now: () => desk.now,
          counts: createOutboxCounts(),
        }),
      write(work) {
        desk.now += 1;
        return desk.store.write({ id: String(desk.now), at: desk.now }, work);
      },
      entry: (action, more = {}) =>
        put((writing) => writing.putEntry({ community: COMMUNITY, at: desk.now, actor: ADA, action, ...more })),
      card: (title) => put(async () => ({ card: { title: [title], parts: [] }, subject: BEN })),
      notice: () =>
        put(
          async (writing) => ({
            notice: await writing.putNotice(COMMUNITY, BEN, { name: 'approved', values: {} }, desk.now),
          }),
          BEN,
        ),
      async send() {
        desk.outbox.open('slack', desk.courier);
        await desk.outbox.settled();
      },
      waiting: (recipient = 'NEWS') =>
        desk.store.read((reading) => reading.outbox({ community: COMMUNITY, recipient }, 100, desk.now)),
    } satisfies Omit<Desk, 'outbox'>);
    desk.outbox = desk.begin();
  });
  afterEach(async () => {
    await desk.outbox.close('slack');
    vi.useRealTimers();
    await desk.store.close();
  });
  return desk;
}
