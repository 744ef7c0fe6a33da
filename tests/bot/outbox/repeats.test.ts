import { describe, expect, it, vi } from 'vitest';
import type { Courier } from '../../../src/bot/courier.ts';
import { atDesk, SECOND } from './desk.ts';

const desk = atDesk();

describe('what one person does again or undoes', () => {
  const toggle = async (times: number) => {
    for (let at = 0; at < times; at += 1) await desk.entry(at % 2 === 0 ? 'listing.paused' : 'listing.resumed');
  };
  const later = async (seconds: number) => {
    desk.now += seconds * SECOND;
    await vi.advanceTimersByTimeAsync(seconds * SECOND);
    await desk.outbox.settled();
  };

  it('is one post while it waits, with how often, and reports go before it', async () => {
    await toggle(34);
    await desk.card('A report');
    await desk.send();
    expect(desk.sent.map(({ letter }) => letter.card.title)).toEqual([['A report'], expect.anything()]);
    expect(desk.sent[1]?.letter.card.parts).toHaveLength(1);
    expect(desk.sent[1]?.letter.card).toSay('log.listing.resumed');
    expect(desk.sent[1]?.letter.card).toSay('log.repeats', { count: 34 });
    await later(600);
    expect(desk.sent).toHaveLength(2);
    expect(await desk.waiting()).toEqual([]);
  });

  it('is posted a second time after a pause where it was posted before, as it is then', async () => {
    desk.outbox.open('slack', desk.courier);
    await desk.entry('listing.paused');
    await desk.send();
    for (const action of ['listing.resumed', 'listing.paused', 'listing.resumed'] as const) {
      await desk.entry(action);
      await desk.send();
    }
    expect(desk.sent).toHaveLength(1);
    await later(2);
    expect(desk.sent).toHaveLength(2);
    expect(desk.sent[1]?.letter.card).toSay('log.repeats', { count: 4 });
    await later(600);
    expect(desk.sent).toHaveLength(2);
  });

  it('makes no report and no other change wait', async () => {
    await desk.entry('listing.paused');
    await desk.send();
    await desk.entry('listing.resumed');
    await desk.card('A report');
    await desk.entry('listing.category');
    await desk.send();
    expect(desk.sent.slice(1).map(({ letter }) => letter.card.title)).toEqual([['A report'], expect.anything()]);
    expect(desk.sent[2]?.letter.card).toSay('log.listing.category');
    expect(await desk.waiting()).toEqual([]);
  });

  it('is posted after a restart where it was not due before', async () => {
    await desk.entry('listing.paused');
    await desk.send();
    await desk.entry('listing.resumed');
    await desk.outbox.close('slack');
    desk.outbox = desk.begin();
    await desk.send();
    expect(desk.sent).toHaveLength(1);
    await later(3);
    expect(desk.sent[1]?.letter.card).toSay('log.listing.resumed');
  });

  it('is posted where it happens while the first post is on its way', async () => {
    let taken: () => void = () => undefined;
    const slow: Courier = {
      ...desk.courier,
      async post(channel, letter) {
        const posted = desk.courier.post(channel, letter);
        if (desk.sent.length === 1) await new Promise<void>((resolve) => (taken = resolve));
        return posted;
      },
    };
    await desk.entry('listing.paused');
    desk.outbox.open('slack', slow);
    await vi.waitFor(() => expect(desk.sent).toHaveLength(1));
    await desk.entry('listing.resumed');
    taken();
    await desk.outbox.settled();
    expect(desk.sent.map(({ letter }) => letter.card.parts.length)).toEqual([1, 1]);
    expect(desk.sent[1]?.letter.card).toSay('log.listing.resumed');
    expect(new Set(desk.sent.map(({ letter }) => letter.nonce)).size).toBe(2);
  });

  it('for hours is posted about every ten minutes', async () => {
    for (let minute = 0; minute < 3 * 60; minute += 1) {
      await desk.entry(minute % 2 === 0 ? 'listing.paused' : 'listing.resumed');
      await desk.send();
      await later(60);
    }
    expect(desk.sent.length).toBeLessThan(30);
    expect(desk.sent.at(-1)?.letter.card).toSay('log.repeats');
  });
});
