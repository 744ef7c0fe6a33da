import { describe, expect, it } from 'vitest';
import { ADA, atDesk, BEN, COMMUNITY, SECOND } from './desk.ts';

const desk = atDesk();

describe('what waits in the outbox', () => {
  it('is sent once, and not again after a restart', async () => {
    await desk.entry('listing.paused');
    await desk.send();
    await desk.outbox.close('slack');
    desk.outbox = desk.begin();
    await desk.send();
    expect(desk.sent).toHaveLength(1);
    expect(desk.sent[0]?.letter.since).toBeUndefined();
  });

  it('goes to its own platform alone', async () => {
    await desk.entry('listing.paused');
    desk.outbox.open('discord', desk.courier);
    await desk.outbox.settled();
    expect(desk.sent).toEqual([]);
    await desk.outbox.close('discord');
    await desk.send();
    expect(desk.sent.map(({ to }) => to)).toEqual(['NEWS']);
  });

  it('goes together where it is of the journal, in its order and in the community’s language', async () => {
    await desk.write((writing) => writing.putPolicy(COMMUNITY, { language: 'fr' }));
    await desk.entry('listing.paused');
    await desk.entry('listing.category');
    await desk.send();
    expect(desk.sent).toHaveLength(1);
    expect(desk.sent[0]?.letter.card).toSay('log.listing.paused', { actor: '@ADA' }, 'fr');
    expect(desk.sent[0]?.letter.card.parts).toHaveLength(2);
    expect(await desk.waiting()).toEqual([]);
  });

  it('fills more than one message where it is long', async () => {
    for (let at = 0; at < 15; at += 1) await desk.entry('listing.suspended', { subject: ADA, reason: 'x'.repeat(500) });
    await desk.send();
    expect(desk.sent.map(({ letter }) => letter.card.parts.length)).toEqual([5, 5, 5]);
    expect(new Set(desk.sent.map(({ letter }) => letter.nonce)).size).toBe(3);
  });

  it('goes after reports and requests that came later', async () => {
    await desk.entry('listing.paused');
    await desk.card('A report');
    await desk.send();
    expect(desk.sent.map(({ letter }) => letter.card.title)).toEqual([['A report'], expect.anything()]);
    expect(desk.sent[1]?.letter.card).toSay('log.listing.paused');
  });

  it('is not sent where what it tells of was erased before', async () => {
    await desk.card('A report on Ben');
    await desk.notice();
    await desk.entry('listing.paused', { actor: BEN, subject: BEN });
    await desk.entry('listing.suspended', { actor: BEN, subject: ADA });
    await desk.store.erase({ id: 'erasure', at: desk.now }, BEN);
    await desk.send();
    expect(desk.sent).toHaveLength(1);
    expect(desk.sent[0]?.letter.card).toSay('log.listing.suspended', { subject: '@ADA' });
    expect(JSON.stringify(desk.sent)).not.toContain('BEN');
  });

  it('is given up after a day', async () => {
    await desk.entry('listing.paused');
    await desk.store.expire(desk.now + 24 * 60 * 60 * SECOND + 1);
    await desk.send();
    expect(desk.sent).toEqual([]);
  });
});

describe('a notice', () => {
  it('is told once: not in a message and on an answer', async () => {
    await desk.notice();
    await desk.send();
    expect(desk.sent.map(({ to }) => to)).toEqual([BEN]);
    expect(await desk.store.read((reading) => reading.notices(COMMUNITY, BEN))).toEqual([]);
  });

  it('stays for the next answer where somebody takes no messages', async () => {
    desk.outcomes = ['closed'];
    await desk.notice();
    await desk.send();
    expect(await desk.waiting(BEN)).toEqual([]);
    expect(await desk.store.read((reading) => reading.notices(COMMUNITY, BEN))).toHaveLength(1);
  });

  it('isn’t sent once it stood on an answer', async () => {
    await desk.notice();
    await desk.write((writing) => writing.dropNotices(COMMUNITY, BEN));
    await desk.send();
    expect(desk.sent).toEqual([]);
  });
});
