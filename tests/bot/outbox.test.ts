import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Unposted } from '../../src/bot/call.ts';
import { type Courier, type Letter, PlatformBusy } from '../../src/bot/courier.ts';
import { createOutbox, type Outbox } from '../../src/bot/dispatch/outbox.ts';
import { createOutboxCounts } from '../../src/bot/dispatch/outbox-counts.ts';
import { createPostMemory } from '../../src/bot/dispatch/remember-posts.ts';
import type { Account } from '../../src/ids.ts';
import type { JournalAction } from '../../src/jars/journal.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { type Content, LeaseLost, type Store, type Writing } from '../../src/store/store.ts';
import { recordedLog } from '../support/recorded-log.ts';

const COMMUNITY = 'slack:T1';
const ADA = 'slack:T1:ADA';
const BEN = 'slack:T1:BEN';
const SECOND = 1_000;

let store: Store;
let log: ReturnType<typeof recordedLog>;
let outbox: Outbox;
/** What was sent, and to whom. */
let sent: { to: string; letter: Letter }[];
/** What comes of the next things that are sent; after these, all is taken. */
let outcomes: (Unposted | Error)[];
let count = 0;

const courier: Courier = {
  async post(channel, letter) {
    sent.push({ to: channel, letter });
    const outcome = outcomes.shift() ?? { message: String(sent.length) };
    if (outcome instanceof Error) throw outcome;
    return outcome;
  },
  async change(channel, message, letter) {
    sent.push({ to: `${channel} ${message}`, letter });
    const outcome = outcomes.shift();
    if (outcome instanceof Error) throw outcome;
  },
  async tell(account, letter) {
    sent.push({ to: account, letter });
    const outcome = outcomes.shift();
    if (outcome instanceof Error) throw outcome;
    return outcome === undefined;
  },
};

const begin = () =>
  createOutbox({ store, memory: createPostMemory(), log, now: () => count, counts: createOutboxCounts() });

const write = (work: (writing: Writing) => Promise<unknown>) => {
  count += 1;
  return store.write({ id: String(count), at: count }, work);
};

/** Puts something into the outbox, as a command does along with its change. */
const put = (content: (writing: Writing) => Promise<Content>, recipient = 'NEWS') =>
  write(async (writing) => {
    const nonce = outbox.newNonce();
    await writing.putOutgoing({ community: COMMUNITY, recipient, nonce, at: count, content: await content(writing) });
  });

const entry = (action: JournalAction, more: { actor?: Account; subject?: Account; reason?: string } = {}) =>
  put((writing) => writing.putEntry({ community: COMMUNITY, at: count, actor: ADA, action, ...more }));

const card = (title: string) => put(async () => ({ card: { title: [title], parts: [] }, subject: BEN }));

const notice = () =>
  put(
    async (writing) => ({
      notice: await writing.putNotice(COMMUNITY, BEN, { name: 'approved', values: {} }, count),
    }),
    BEN,
  );

async function send(): Promise<void> {
  outbox.open('slack', courier);
  await outbox.settled();
}

const waiting = (recipient = 'NEWS') =>
  store.read((reading) => reading.outbox({ community: COMMUNITY, recipient }, 100, count));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  store = openStore(':memory:');
  log = recordedLog();
  outbox = begin();
  sent = [];
  outcomes = [];
  count = 0;
});
afterEach(async () => {
  await outbox.close('slack');
  vi.useRealTimers();
  await store.close();
});

describe('what waits in the outbox', () => {
  it('is sent once, and not again after a restart', async () => {
    await entry('listing.paused');
    await send();
    await outbox.close('slack');
    outbox = begin();
    await send();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.letter.since).toBeUndefined();
  });

  it('goes to its own platform alone', async () => {
    await entry('listing.paused');
    outbox.open('discord', courier);
    await outbox.settled();
    expect(sent).toEqual([]);
    await outbox.close('discord');
    await send();
    expect(sent.map(({ to }) => to)).toEqual(['NEWS']);
  });

  it('goes together where it is of the journal, in its order and in the community’s language', async () => {
    await write((writing) => writing.putPolicy(COMMUNITY, { language: 'fr' }));
    await entry('listing.paused');
    await entry('listing.category');
    await send();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.letter.card).toSay('log.listing.paused', { actor: '@ADA' }, 'fr');
    expect(sent[0]?.letter.card.parts).toHaveLength(2);
    expect(await waiting()).toEqual([]);
  });

  it('fills more than one message where it is long', async () => {
    for (let at = 0; at < 15; at += 1) await entry('listing.suspended', { subject: ADA, reason: 'x'.repeat(500) });
    await send();
    expect(sent.map(({ letter }) => letter.card.parts.length)).toEqual([5, 5, 5]);
    expect(new Set(sent.map(({ letter }) => letter.nonce)).size).toBe(3);
  });

  it('goes after reports and requests that came later', async () => {
    await entry('listing.paused');
    await card('A report');
    await send();
    expect(sent.map(({ letter }) => letter.card.title)).toEqual([['A report'], expect.anything()]);
    expect(sent[1]?.letter.card).toSay('log.listing.paused');
  });

  it('is not sent where what it tells of was erased before', async () => {
    await card('A report on Ben');
    await notice();
    await entry('listing.paused', { actor: BEN, subject: BEN });
    await entry('listing.suspended', { actor: BEN, subject: ADA });
    await store.erase({ id: 'erasure', at: count }, BEN);
    await send();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.letter.card).toSay('log.listing.suspended', { subject: '@ADA' });
    expect(JSON.stringify(sent)).not.toContain('BEN');
  });

  it('is given up after a day', async () => {
    await entry('listing.paused');
    await store.expire(count + 24 * 60 * 60 * SECOND + 1);
    await send();
    expect(sent).toEqual([]);
  });
});

describe('what one person does again or undoes', () => {
  const toggle = async (times: number) => {
    for (let at = 0; at < times; at += 1) await entry(at % 2 === 0 ? 'listing.paused' : 'listing.resumed');
  };
  const later = async (seconds: number) => {
    count += seconds * SECOND;
    await vi.advanceTimersByTimeAsync(seconds * SECOND);
    await outbox.settled();
  };

  it('is one post while it waits, with how often, and reports go before it', async () => {
    await toggle(34);
    await card('A report');
    await send();
    expect(sent.map(({ letter }) => letter.card.title)).toEqual([['A report'], expect.anything()]);
    expect(sent[1]?.letter.card.parts).toHaveLength(1);
    expect(sent[1]?.letter.card).toSay('log.listing.resumed');
    expect(sent[1]?.letter.card).toSay('log.repeats', { count: 34 });
    await later(600);
    expect(sent).toHaveLength(2);
    expect(await waiting()).toEqual([]);
  });

  it('is posted a second time after a pause where it was posted before, as it is then', async () => {
    outbox.open('slack', courier);
    await entry('listing.paused');
    await send();
    for (const action of ['listing.resumed', 'listing.paused', 'listing.resumed'] as const) {
      await entry(action);
      await send();
    }
    expect(sent).toHaveLength(1);
    await later(2);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.letter.card).toSay('log.repeats', { count: 4 });
    await later(600);
    expect(sent).toHaveLength(2);
  });

  it('makes no report and no other change wait', async () => {
    await entry('listing.paused');
    await send();
    await entry('listing.resumed');
    await card('A report');
    await entry('listing.category');
    await send();
    expect(sent.slice(1).map(({ letter }) => letter.card.title)).toEqual([['A report'], expect.anything()]);
    expect(sent[2]?.letter.card).toSay('log.listing.category');
    expect(await waiting()).toEqual([]);
  });

  it('is posted after a restart where it was not due before', async () => {
    await entry('listing.paused');
    await send();
    await entry('listing.resumed');
    await outbox.close('slack');
    outbox = begin();
    await send();
    expect(sent).toHaveLength(1);
    await later(3);
    expect(sent[1]?.letter.card).toSay('log.listing.resumed');
  });

  it('is posted where it happens while the first post is on its way', async () => {
    let taken: () => void = () => undefined;
    const slow: Courier = {
      ...courier,
      async post(channel, letter) {
        const posted = courier.post(channel, letter);
        if (sent.length === 1) await new Promise<void>((resolve) => (taken = resolve));
        return posted;
      },
    };
    await entry('listing.paused');
    outbox.open('slack', slow);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await entry('listing.resumed');
    taken();
    await outbox.settled();
    expect(sent.map(({ letter }) => letter.card.parts.length)).toEqual([1, 1]);
    expect(sent[1]?.letter.card).toSay('log.listing.resumed');
    expect(new Set(sent.map(({ letter }) => letter.nonce)).size).toBe(2);
  });

  it('for hours is posted about every ten minutes', async () => {
    for (let minute = 0; minute < 3 * 60; minute += 1) {
      await entry(minute % 2 === 0 ? 'listing.paused' : 'listing.resumed');
      await send();
      await later(60);
    }
    expect(sent.length).toBeLessThan(30);
    expect(sent.at(-1)?.letter.card).toSay('log.repeats');
  });
});

describe('a notice', () => {
  it('is told once: not in a message and on an answer', async () => {
    await notice();
    await send();
    expect(sent.map(({ to }) => to)).toEqual([BEN]);
    expect(await store.read((reading) => reading.notices(COMMUNITY, BEN))).toEqual([]);
  });

  it('stays for the next answer where somebody takes no messages', async () => {
    outcomes = ['closed'];
    await notice();
    await send();
    expect(await waiting(BEN)).toEqual([]);
    expect(await store.read((reading) => reading.notices(COMMUNITY, BEN))).toHaveLength(1);
  });

  it('isn’t sent once it stood on an answer', async () => {
    await notice();
    await write((writing) => writing.dropNotices(COMMUNITY, BEN));
    await send();
    expect(sent).toEqual([]);
  });
});

describe('a post that fails', () => {
  it('is sent again after a pause, as it was, and what came meanwhile goes after it', async () => {
    outcomes = [new Error('socket hang up'), new Error('socket hang up')];
    await entry('listing.paused');
    await send();
    await entry('listing.category');
    outbox.wake(COMMUNITY);
    await outbox.settled();
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    await outbox.settled();
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(4 * SECOND);
    await outbox.settled();
    const [first, second, third, fourth] = sent.map(({ letter }) => letter);
    expect(new Set([first?.nonce, second?.nonce, third?.nonce]).size).toBe(1);
    expect([first?.since, second?.since, third?.since]).toEqual([undefined, 1, 1]);
    expect(third?.card.parts).toEqual(first?.card.parts);
    expect(fourth?.card).toSay('log.listing.category');
    expect(log.said()).toEqual(['the bot could not send a post or a message; it tries again']);
  });

  it('makes nobody else wait', async () => {
    outcomes = [new Error('socket hang up')];
    await entry('listing.paused');
    await send();
    await notice();
    outbox.wake(COMMUNITY);
    await outbox.settled();
    expect(sent.map(({ to }) => to)).toEqual(['NEWS', BEN]);
  });

  it('because the platform wants a pause waits that long, and takes along what came meanwhile', async () => {
    outcomes = [new PlatformBusy(30, undefined)];
    await entry('listing.paused');
    await send();
    await entry('listing.category');
    await vi.advanceTimersByTimeAsync(30 * SECOND - 1);
    await outbox.settled();
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await outbox.settled();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.letter.since).toBeUndefined();
    expect(sent[1]?.letter.card.parts).toHaveLength(2);
    expect(log.said()).toEqual([]);
  });

  it('may have arrived before a restart, which the platform is told', async () => {
    outcomes = [new Error('socket hang up')];
    await entry('listing.paused');
    await entry('listing.category');
    await send();
    await outbox.close('slack');
    outbox = begin();
    await entry('listing.confirmed');
    await send();
    const [first, again, next] = sent.map(({ letter }) => letter);
    expect(again?.nonce).toBe(first?.nonce);
    expect(again?.since).toBe(1);
    expect(again?.card.parts).toEqual(first?.card.parts);
    expect(next?.card.parts).toHaveLength(1);
    expect(next?.since).toBeUndefined();
  });

  it('is not sent again where it was taken and only the outbox could not be written', async () => {
    const { dropOutgoing } = store;
    store.dropOutgoing = () => Promise.reject(new Error('disk full'));
    await entry('listing.paused');
    outbox = begin();
    await entry('listing.category');
    await send();
    store.dropOutgoing = dropOutgoing;
    await vi.advanceTimersByTimeAsync(4 * SECOND);
    await outbox.settled();
    expect(sent).toHaveLength(2);
    expect(await waiting()).toEqual([]);
  });

  it('isn’t sent any more once the bot stops, and is kept', async () => {
    outcomes = [new Error('socket hang up')];
    await entry('listing.paused');
    await send();
    await outbox.close('slack');
    await vi.advanceTimersByTimeAsync(120 * SECOND);
    expect(sent).toHaveLength(1);
    expect(await waiting()).toHaveLength(1);
  });
});

describe('a post that a platform refuses', () => {
  it('isn’t sent again, and the log says so without what it said', async () => {
    outcomes = ['archived'];
    await card('adalovelace');
    await send();
    await vi.advanceTimersByTimeAsync(120 * SECOND);
    expect(sent).toHaveLength(1);
    expect(await waiting()).toEqual([]);
    expect(log.said()).toEqual(['the bot could not post to a channel; its admins see why in status']);
    expect(JSON.stringify(log.lines)).not.toContain('adalovelace');
  });
});

describe('two processes on one database', () => {
  const SHARED = 5 * SECOND;
  let other: Outbox;

  beforeEach(() => {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
    store = { ...store, shared: true };
    outbox = begin();
    other = begin();
  });
  afterEach(() => other.close('slack'));

  /** Neither of them is in a message, so both are sent by themselves. */
  const twoCards = async () => {
    await card('The first');
    await card('The second');
  };

  it('send each message once, and in order, while both send', async () => {
    await twoCards();
    outbox.open('slack', courier);
    other.open('slack', courier);
    await Promise.all([outbox.settled(), other.settled()]);
    await vi.advanceTimersByTimeAsync(2 * SHARED);
    await Promise.all([outbox.settled(), other.settled()]);
    expect(sent.map(({ letter }) => letter.card.title)).toEqual([['The first'], ['The second']]);
    expect(await waiting()).toEqual([]);
  });

  it('send what the one that wrote it did not, and tell the platform that it may be there', async () => {
    await card('A report');
    other.open('slack', courier);
    await vi.advanceTimersByTimeAsync(SHARED);
    await other.settled();
    expect(sent.map(({ letter }) => letter.since)).toEqual([1]);
  });

  it('send what the other one began to send just as that did, and by itself what came later', async () => {
    await entry('policy.switch');
    const whole = store;
    store = { ...whole, dropOutgoing: () => Promise.reject(new Error('the process was killed')) };
    const gone = begin();
    store = whole;
    gone.open('slack', courier);
    await gone.settled();
    await gone.close('slack');
    expect(sent).toHaveLength(1);
    await entry('policy.log-channel');
    outbox.open('slack', courier);
    await outbox.settled();
    const [first, again, later] = sent.map(({ letter }) => letter);
    expect(again).toMatchObject({ nonce: first?.nonce, card: first?.card });
    expect(again?.since).toBeDefined();
    expect(later?.nonce).not.toBe(first?.nonce);
    expect(later?.card.parts).toHaveLength(1);
    expect(sent).toHaveLength(3);
    expect(await waiting()).toEqual([]);
  });

  it('don’t look for what the platform had no time for, and take along what came meanwhile', async () => {
    outcomes = [new PlatformBusy(30, undefined)];
    await entry('policy.switch');
    await send();
    await entry('policy.log-channel');
    await vi.advanceTimersByTimeAsync(30 * SECOND + SHARED);
    await outbox.settled();
    expect(sent.map(({ letter }) => [letter.since, letter.card.parts.length])).toEqual([
      [undefined, 1],
      [undefined, 2],
    ]);
    expect(new Set(sent.map(({ letter }) => letter.nonce)).size).toBe(2);
    expect(log.said()).toEqual([]);
  });

  it('look by themselves for what the other wrote', async () => {
    other.open('slack', courier);
    await other.settled();
    await card('A report');
    await vi.advanceTimersByTimeAsync(SHARED);
    await other.settled();
    expect(sent).toHaveLength(1);
  });

  it('leave a recipient to the one that is sending, until it hasn’t done so for a minute', async () => {
    await card('A report');
    const stuck: Courier = { ...courier, post: () => new Promise(() => undefined) };
    outbox.open('slack', stuck);
    await vi.advanceTimersByTimeAsync(SHARED);
    other.open('slack', courier);
    await vi.advanceTimersByTimeAsync(45 * SECOND);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    await other.settled();
    expect(sent).toHaveLength(1);
    outbox = begin();
  });

  it('send nothing twice where one was stopped in between', async () => {
    await card('A report');
    const { read } = store;
    let resume: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => (resume = resolve));
    let reads = 0;
    store = {
      ...store,
      async read(work) {
        const result = await read(work);
        reads += 1;
        // The first read finds the recipient, and the second one the message.
        if (reads === 2) await stopped;
        return result;
      },
    };
    outbox = begin();
    outbox.open('slack', courier);
    await vi.waitFor(() => expect(reads).toBe(2));
    await vi.advanceTimersByTimeAsync(70 * SECOND);
    other.open('slack', courier);
    await other.settled();
    expect(sent).toHaveLength(1);
    resume();
    await vi.advanceTimersByTimeAsync(70 * SECOND);
    await outbox.settled();
    expect(sent).toHaveLength(1);
    expect(log.said()).toEqual(['the bot could not send a post or a message; it tries again']);
  });

  it('don’t change what the other is sending by then', async () => {
    const mine = await store.lease('outbox', 'one', 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await store.lease('outbox', 'other', 1_000)).toMatchObject({ fence: 2 });
    await expect(store.joinOutgoing(COMMUNITY, [1], 'nonce', mine)).rejects.toThrow(LeaseLost);
    await expect(store.expire(count, mine)).rejects.toThrow(LeaseLost);
  });
});
