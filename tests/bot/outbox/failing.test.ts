import { describe, expect, it, vi } from 'vitest';
import { PlatformBusy } from '../../../src/bot/courier.ts';
import { atDesk, BEN, COMMUNITY, SECOND } from './desk.ts';

const desk = atDesk();

describe('a post that fails', () => {
  it('is sent again after a pause, as it was, and what came meanwhile goes after it', async () => {
    desk.outcomes = [new Error('socket hang up'), new Error('socket hang up')];
    await desk.entry('listing.paused');
    await desk.send();
    await desk.entry('listing.category');
    desk.outbox.wake(COMMUNITY);
    await desk.outbox.settled();
    expect(desk.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    await desk.outbox.settled();
    expect(desk.sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(4 * SECOND);
    await desk.outbox.settled();
    const [first, second, third, fourth] = desk.sent.map(({ letter }) => letter);
    expect(new Set([first?.nonce, second?.nonce, third?.nonce]).size).toBe(1);
    expect([first?.since, second?.since, third?.since]).toEqual([undefined, 1, 1]);
    expect(third?.card.parts).toEqual(first?.card.parts);
    expect(fourth?.card).toSay('log.listing.category');
    expect(desk.log.said()).toEqual(['the bot could not send a post or a message; it tries again']);
  });

  it('makes nobody else wait', async () => {
    desk.outcomes = [new Error('socket hang up')];
    await desk.entry('listing.paused');
    await desk.send();
    await desk.notice();
    desk.outbox.wake(COMMUNITY);
    await desk.outbox.settled();
    expect(desk.sent.map(({ to }) => to)).toEqual(['NEWS', BEN]);
  });

  it('because the platform wants a pause waits that long, and takes along what came meanwhile', async () => {
    desk.outcomes = [new PlatformBusy(30, undefined)];
    await desk.entry('listing.paused');
    await desk.send();
    await desk.entry('listing.category');
    await vi.advanceTimersByTimeAsync(30 * SECOND - 1);
    await desk.outbox.settled();
    expect(desk.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await desk.outbox.settled();
    expect(desk.sent).toHaveLength(2);
    expect(desk.sent[1]?.letter.since).toBeUndefined();
    expect(desk.sent[1]?.letter.card.parts).toHaveLength(2);
    expect(desk.log.said()).toEqual([]);
  });

  it('may have arrived before a restart, which the platform is told', async () => {
    desk.outcomes = [new Error('socket hang up')];
    await desk.entry('listing.paused');
    await desk.entry('listing.category');
    await desk.send();
    await desk.outbox.close('slack');
    desk.outbox = desk.begin();
    await desk.entry('listing.confirmed');
    await desk.send();
    const [first, again, next] = desk.sent.map(({ letter }) => letter);
    expect(again?.nonce).toBe(first?.nonce);
    expect(again?.since).toBe(1);
    expect(again?.card.parts).toEqual(first?.card.parts);
    expect(next?.card.parts).toHaveLength(1);
    expect(next?.since).toBeUndefined();
  });

  it('is not sent again where it was taken and only the outbox could not be written', async () => {
    const { dropOutgoing } = desk.store;
    desk.store.dropOutgoing = () => Promise.reject(new Error('disk full'));
    await desk.entry('listing.paused');
    desk.outbox = desk.begin();
    await desk.entry('listing.category');
    await desk.send();
    desk.store.dropOutgoing = dropOutgoing;
    await vi.advanceTimersByTimeAsync(4 * SECOND);
    await desk.outbox.settled();
    expect(desk.sent).toHaveLength(2);
    expect(await desk.waiting()).toEqual([]);
  });

  it('isn’t sent any more once the bot stops, and is kept', async () => {
    desk.outcomes = [new Error('socket hang up')];
    await desk.entry('listing.paused');
    await desk.send();
    await desk.outbox.close('slack');
    await vi.advanceTimersByTimeAsync(120 * SECOND);
    expect(desk.sent).toHaveLength(1);
    expect(await desk.waiting()).toHaveLength(1);
  });
});

describe('a post that a platform refuses', () => {
  it('isn’t sent again, and the log says so without what it said', async () => {
    desk.outcomes = ['archived'];
    await desk.card('adalovelace');
    await desk.send();
    await vi.advanceTimersByTimeAsync(120 * SECOND);
    expect(desk.sent).toHaveLength(1);
    expect(await desk.waiting()).toEqual([]);
    expect(desk.log.said()).toEqual(['the bot could not post to a channel; its admins see why in status']);
    expect(JSON.stringify(desk.log.lines)).not.toContain('adalovelace');
  });
});
