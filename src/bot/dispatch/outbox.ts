import { createFairQueue } from '../../fair-queue.ts';
import type { Community } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { type Lease, LeaseLost, type Recipient, type Store, Unreachable } from '../../store/store.ts';
import { createTracked } from '../../tracked.ts';
import { type Courier, newNonce, orUnposted, PlatformBusy, type PlatformKey } from '../courier.ts';
import type { OutboxCounts, OutgoingKind } from './outbox-counts.ts';
import { nextOutgoing, type Outgoing } from './outgoing.ts';
import type { PostMemory } from './remember-posts.ts';

/** So many messages are sent at the same time on a platform, in all and for one community. */
const AT_A_TIME = { all: 8, each: 2 };
/** Milliseconds until a message that failed is sent again, at first and at most; and until it's looked again for what waits. */
const PAUSE = { first: 1_000, most: 60_000, unread: 5_000 };
/** So many milliseconds at least pass until it is looked again for what wasn't due. A tick of the clock may be longer. */
const SHORTEST_WAIT = 100;

/** A process sends to one recipient for so many milliseconds at most until others may. A message takes some seconds. */
const LEASE = 60_000;
/** Milliseconds between two looks for what another process wrote and didn't send, or for a recipient it sends to. */
const ELSEWHERE = 5_000;

/** With this ends the nonce of what a process has begun to send, where others share the database. No other nonce does. */
const SENDING = '-sending';

interface Surroundings {
  store: Pick<Store, 'read' | 'dropOutgoing' | 'joinOutgoing' | 'shared' | 'lease' | 'release'>;
  memory: Pick<PostMemory, 'remember'>;
  log: Pick<Log, 'error' | 'warn'>;
  /** Milliseconds since 1970. */
  now(): number;
  counts: Pick<OutboxCounts, 'note'>;
}

/** What the platform has taken or refused. */
interface Arrived {
  /** Whether it was a notice that its recipient has got. */
  told: boolean;
  /** The id of the message that was posted, if it was and the platform said so. */
  message?: string | undefined;
}

/** The right to send to one recipient. Where the database is this process's own, it needs no lease. */
interface Turn {
  lease: Lease | undefined;
  /** Until when it's this process's for sure, on its own clock in milliseconds. */
  until: number;
}

interface Sender {
  /** Something may wait in the outbox. */
  wake(): void;
  /** Sends nothing more. Resolves once what is being sent has been; what waits is sent after the next start. */
  close(): Promise<void>;
  /** Resolves once all has been sent that can be by now. */
  settled(): Promise<void>;
}

/**
 * Sends what waits for a platform in the outbox: one message at a time to each recipient, until the platform has taken
 * or refused it. What fails is sent again after a pause that grows.
 */
function createSender(
  platform: PlatformKey,
  courier: Courier,
  { store, memory, log, now, run, isOwn, counts }: Surroundings & { run: string; isOwn(nonce: string): boolean },
): Sender {
  const inTurn = createFairQueue(AT_A_TIME);
  const { track, settled } = createTracked();
  /** Recipients to whom something is being sent, or will be after a pause. */
  const busy = new Map<string, NodeJS.Timeout | undefined>();
  const failures = new Map<string, number>();
  /** The nonces of what was sent and not taken out of the outbox yet. */
  const tried = new Set<string>();
  const arrived = new Map<string, Arrived>();
  /** Wakes when the next of what isn't due yet will be. */
  let alarm: NodeJS.Timeout | undefined;
  let closed = false;
  const looking = store.shared ? setInterval(wake, ELSEWHERE).unref() : undefined;

  // What one process has written, another may have begun to send.
  const maybeSent = (nonce: string) => (store.shared ? nonce.endsWith(SENDING) : tried.has(nonce) || !isOwn(nonce));

  function wake(): void {
    if (!closed) void track(look());
  }

  async function look(): Promise<void> {
    try {
      const recipients = await store.read((reading) => reading.recipients(platform));
      const early = recipients.filter(({ due }) => due > now());
      clearTimeout(alarm);
      if (early.length > 0 && !closed) {
        const next = Math.min(...early.map(({ due }) => due));
        alarm = setTimeout(wake, Math.max(next - now(), SHORTEST_WAIT)).unref();
      }
      for (const to of recipients) {
        if (early.includes(to)) continue;
        const key = `${to.community} ${to.recipient}`;
        if (closed || busy.has(key)) continue;
        busy.set(key, undefined);
        void track(inTurn(to.community, async () => free(key, await sendNext(key, to))));
      }
    } catch (error) {
      if (!(error instanceof Unreachable)) log.error({ err: error }, 'the bot could not read what it has to post');
      clearTimeout(alarm);
      if (!closed) alarm = setTimeout(wake, PAUSE.unread).unref();
    }
  }

  /** @param pause How many milliseconds nothing is sent to this recipient. */
  function free(key: string, pause: number): void {
    const over = () => {
      busy.delete(key);
      wake();
    };
    if (pause === 0 || closed) over();
    else busy.set(key, setTimeout(over, pause).unref());
  }

  /** Gets the turn to send to a recipient; undefined while another process has it. */
  async function takeTurn(key: string): Promise<Turn | undefined> {
    if (!store.shared) return { lease: undefined, until: Number.POSITIVE_INFINITY };
    const until = performance.now() + LEASE / 2;
    const lease = await store.lease(`outbox ${platform} ${key}`, run, LEASE);
    return lease && { lease, until };
  }

  /** Resolves to the milliseconds to wait before the next message. */
  async function sendNext(key: string, to: Recipient): Promise<number> {
    let turn: Turn | undefined;
    try {
      turn = closed ? undefined : await takeTurn(key);
      if (!turn) return ELSEWHERE;
      const next = await store.read((reading) => nextOutgoing(reading, to, now(), maybeSent));
      if (next) await send(next, to, turn);
      failures.delete(key);
      return 0;
    } catch (error) {
      if (error instanceof PlatformBusy) return error.seconds * 1_000;
      const before = failures.get(key) ?? 0;
      failures.set(key, before + 1);
      if (before === 0) log.error({ err: error }, 'the bot could not send a post or a message; it tries again');
      return Math.min(PAUSE.first * 2 ** before, PAUSE.most) * (1 + Math.random());
    } finally {
      // Where it can't be released, it lapses.
      if (turn?.lease) await store.release(turn.lease).catch(() => undefined);
    }
  }

  async function send(next: Outgoing, to: Recipient, { lease, until }: Turn): Promise<void> {
    const { ids } = next;
    const again = maybeSent(next.nonce);
    const nonce = store.shared && !again ? `${newNonce()}${SENDING}` : next.nonce;
    if (ids.length > 1 || nonce !== next.nonce) await store.joinOutgoing(to.community, ids, nonce, lease);
    // This process may have been stopped for a while, and another one may be sending it by now.
    if (performance.now() > until) throw new LeaseLost();
    const delivering = async () => {
      try {
        return await deliver({ ...next, nonce }, to, again || !isOwn(next.nonce));
      } catch (error) {
        // It is as it was before: nobody has to look whether it is there.
        if (error instanceof PlatformBusy && nonce !== next.nonce)
          await store.joinOutgoing(to.community, ids, next.nonce, lease);
        throw error;
      }
    };
    const sent = arrived.get(nonce) ?? (await delivering());
    arrived.set(nonce, sent);
    await store.dropOutgoing(to.community, ids, sent);
    arrived.delete(nonce);
    tried.delete(nonce);
  }

  /** Resolves once the platform has taken or refused it. @param again Whether it may have been sent before. */
  async function deliver(
    { nonce, at, account, card, message }: Outgoing,
    to: Recipient,
    again: boolean,
  ): Promise<Arrived> {
    // A newer version has written a notice that this one doesn't know. It stays for that version.
    if (!card) return { told: false };
    const kind: OutgoingKind = account ? 'direct' : message === undefined ? 'post' : 'change';
    const letter = { community: to.community, card, nonce, since: again ? at : undefined };
    tried.add(nonce);
    try {
      if (account) {
        const told = await courier.tell(account, letter);
        counts.note(platform, kind, told ? 'sent' : 'refused');
        return { told };
      }
      if (message !== undefined) {
        await courier.change(to.recipient, message, letter);
        counts.note(platform, kind, 'sent');
        return { told: false };
      }
      const posted = await courier.post(to.recipient, letter);
      counts.note(platform, kind, typeof posted === 'string' ? 'refused' : 'sent');
      memory.remember(to.community, to.recipient, orUnposted(posted));
      if (typeof posted !== 'string') return { told: false, message: posted.message };
      const refused = { channel: to.recipient, why: posted };
      log.warn(refused, 'the bot could not post to a channel; its admins see why in status');
      return { told: false };
    } catch (error) {
      counts.note(platform, kind, error instanceof PlatformBusy ? 'platform-busy' : 'failed');
      if (error instanceof PlatformBusy && letter.since === undefined) tried.delete(nonce);
      throw error;
    }
  }

  return {
    wake,
    settled,
    close() {
      closed = true;
      clearInterval(looking);
      for (const timer of [alarm, ...busy.values()]) clearTimeout(timer);
      return settled();
    },
  };
}

/** The senders of all platforms. */
export interface Outbox {
  /** Begins to send what waits for a platform, or goes on. */
  open(platform: PlatformKey, courier: Courier): void;
  /** Makes the nonce for something that is to wait in the outbox. */
  newNonce(): string;
  /** Something waits to be sent in this community. */
  wake(community: Community): void;
  close(platform: PlatformKey): Promise<void>;
  settled(): Promise<void>;
}

export function createOutbox(surroundings: Surroundings): Outbox {
  /** The nonces of this process end with it. What has another one may have been sent before the start. */
  const run = newNonce().slice(0, 8);
  const isOwn = (nonce: string) => nonce.endsWith(run);
  const senders = new Map<string, Sender>();
  return {
    newNonce: () => `${newNonce()}${run}`,
    open(platform, courier) {
      const sender = senders.get(platform) ?? createSender(platform, courier, { ...surroundings, run, isOwn });
      senders.set(platform, sender);
      sender.wake();
    },
    wake: (community) => senders.get(community.slice(0, community.indexOf(':')))?.wake(),
    close: async (platform) => senders.get(platform)?.close(),
    settled: async () => void (await Promise.all([...senders.values()].map((sender) => sender.settled()))),
  };
}
