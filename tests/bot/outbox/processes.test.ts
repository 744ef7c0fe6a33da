import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Courier, PlatformBusy } from '../../../src/bot/courier.ts';
import type { Outbox } from '../../../src/bot/dispatch/outbox.ts';
import { LeaseLost } from '../../../src/store/store.ts';
import { atDesk, COMMUNITY, SECOND } from './desk.ts';

const desk = atDesk();

describe('two processes on one database', () => {
  const SHARED = 5 * SECOND;
  let other: Outbox;

  beforeEach(() => {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
    desk.store = { ...desk.store, shared: true };
    desk.outbox = desk.begin();
    other = desk.begin();
  });
  afterEach(() => other.close('slack'));

  /** Neither of them is in a message, so both are sent by themselves. */
  const twoCards = async () => {
    await desk.card('The first');
    await desk.card('The second');
  };

  it('send each message once, and in order, while both send', async () => {
    await twoCards();
    desk.outbox.open('slack', desk.courier);
    other.open('slack', desk.courier);
    await Promise.all([desk.outbox.settled(), other.settled()]);
    await vi.advanceTimersByTimeAsync(2 * SHARED);
    await Promise.all([desk.outbox.settled(), other.settled()]);
    expect(desk.sent.map(({ letter }) => letter.card.title)).toEqual([['The first'], ['The second']]);
    expect(await desk.waiting()).toEqual([]);
  });

  it('send what the one that wrote it did not, and tell the platform that it may be there', async () => {
    await desk.card('A report');
    other.open('slack', desk.courier);
    await vi.advanceTimersByTimeAsync(SHARED);
    await other.settled();
    expect(desk.sent.map(({ letter }) => letter.since)).toEqual([1]);
  });

  it('send what the other one began to send just as that did, and by itself what came later', async () => {
    await desk.entry('policy.switch');
    const whole = desk.store;
    desk.store = { ...whole, dropOutgoing: () => Promise.reject(new Error('the process was killed')) };
    const gone = desk.begin();
    desk.store = whole;
    gone.open('slack', desk.courier);
    await gone.settled();
    await gone.close('slack');
    expect(desk.sent).toHaveLength(1);
    await desk.entry('policy.log-channel');
    desk.outbox.open('slack', desk.courier);
    await desk.outbox.settled();
    const [first, again, later] = desk.sent.map(({ letter }) => letter);
    expect(again).toMatchObject({ nonce: first?.nonce, card: first?.card });
    expect(again?.since).toBeDefined();
    expect(later?.nonce).not.toBe(first?.nonce);
    expect(later?.card.parts).toHaveLength(1);
    expect(desk.sent).toHaveLength(3);
    expect(await desk.waiting()).toEqual([]);
  });

  it('don’t look for what the platform had no time for, and take along what came meanwhile', async () => {
    desk.outcomes = [new PlatformBusy(30, undefined)];
    await desk.entry('policy.switch');
    await desk.send();
    await desk.entry('policy.log-channel');
    await vi.advanceTimersByTimeAsync(30 * SECOND + SHARED);
    await desk.outbox.settled();
    expect(desk.sent.map(({ letter }) => [letter.since, letter.card.parts.length])).toEqual([
      [undefined, 1],
      [undefined, 2],
    ]);
    expect(new Set(desk.sent.map(({ letter }) => letter.nonce)).size).toBe(2);
    expect(desk.log.said()).toEqual([]);
  });

  it('look by themselves for what the other wrote', async () => {
    other.open('slack', desk.courier);
    await other.settled();
    await desk.card('A report');
    await vi.advanceTimersByTimeAsync(SHARED);
    await other.settled();
    expect(desk.sent).toHaveLength(1);
  });

  it('leave a recipient to the one that is sending, until it hasn’t done so for a minute', async () => {
    await desk.card('A report');
    const stuck: Courier = { ...desk.courier, post: () => new Promise(() => undefined) };
    desk.outbox.open('slack', stuck);
    await vi.advanceTimersByTimeAsync(SHARED);
    other.open('slack', desk.courier);
    await vi.advanceTimersByTimeAsync(45 * SECOND);
    expect(desk.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    await other.settled();
    expect(desk.sent).toHaveLength(1);
    desk.outbox = desk.begin();
  });

  it('send nothing twice where one was stopped in between', async () => {
    await desk.card('A report');
    const { read } = desk.store;
    let resume: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => (resume = resolve));
    let reads = 0;
    desk.store = {
      ...desk.store,
      async read(work) {
        const result = await read(work);
        reads += 1;
        // The first read finds the recipient, and the second one the message.
        if (reads === 2) await stopped;
        return result;
      },
    };
    desk.outbox = desk.begin();
    desk.outbox.open('slack', desk.courier);
    await vi.waitFor(() => expect(reads).toBe(2));
    await vi.advanceTimersByTimeAsync(70 * SECOND);
    other.open('slack', desk.courier);
    await other.settled();
    expect(desk.sent).toHaveLength(1);
    resume();
    await vi.advanceTimersByTimeAsync(70 * SECOND);
    await desk.outbox.settled();
    expect(desk.sent).toHaveLength(1);
    expect(desk.log.said()).toEqual(['the bot could not send a post or a message; it tries again']);
  });

  it('don’t change what the other is sending by then', async () => {
    const mine = await desk.store.lease('outbox', 'one', 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await desk.store.lease('outbox', 'other', 1_000)).toMatchObject({ fence: 2 });
    await expect(desk.store.joinOutgoing(COMMUNITY, [1], 'nonce', mine)).rejects.toThrow(LeaseLost);
    await expect(desk.store.expire(desk.now, mine)).rejects.toThrow(LeaseLost);
  });
});
