import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Platform } from '../../src/bot/call.ts';
import { createTown, type Town } from '../support/town.ts';

const SECOND = 1_000;
const places = ['discord:1', 'slack:T1'] as const;
const people = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`P${at}`, { name: `P${at}`, roles: ['7'] }]));

let town: Town;
/** Changes what the platform of some communities does. */
function change(where: 'Discord' | 'Slack', changed: (platform: Platform) => Partial<Platform>): void {
  const { bot } = town;
  town.bot = {
    ...bot,
    answer: (call, platform) =>
      bot.answer(call, platform.name === where ? { ...platform, ...changed(platform) } : platform),
  };
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  town = createTown({ ...people, GRACE: { name: 'Grace', admin: true } });
  for (const place of places) await town.person('P0', place).says('/tipjar add ko-fi ada');
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a platform that doesn’t answer', () => {
  it('makes nobody on the other platform wait', async () => {
    change('Discord', () => ({ member: () => new Promise(() => undefined) }));
    for (let at = 1; at < 40; at += 1) void town.person(`P${at}`, `discord:${at}`).says('/tip @p0');
    expect((await town.person('P1', 'slack:T1').says('/tip @p0')).links).toHaveLength(1);
  });

  it('is given up after four seconds, and its seats are free again', async () => {
    change('Discord', ({ member }) => ({ member: (id) => (id === 'P0' ? new Promise(() => undefined) : member(id)) }));
    const stuck = Array.from({ length: 16 }, (_, at) =>
      town.person(`P${at + 1}`, `discord:${at % 4}`).says('/tip @p0'),
    );
    const next = town.person('P30', 'discord:9').says('/tip @p1');
    await vi.advanceTimersByTimeAsync(4 * SECOND);
    for (const one of await Promise.all(stuck)) expect(one).toSay('call.unreadable', { platform: 'Discord' });
    expect(await next).toSay('tip.no-jar');
  });
});

describe.each(places)('who asks for people who aren’t there, in %s', (place) => {
  const asks = (who: string, whom: string) => town.person(who, place).says(`/tip @${whom}`);

  it('is told to wait after ten in a minute, alone, and the platform isn’t asked', async () => {
    let questions = 0;
    change(place === 'discord:1' ? 'Discord' : 'Slack', ({ member }) => ({
      member(id) {
        questions += 1;
        return member(id);
      },
    }));
    for (let at = 0; at < 10; at += 1) {
      expect(await town.person('P1', place).presses({ command: 'tip', options: { user: `N${at}` } })).toSay(
        'option.member.gone',
      );
    }
    expect(questions).toBe(10);
    const late = await town.person('P1', place).presses({ command: 'tip', options: { user: 'N11' } });
    expect(late).toSay('call.too-fast', { seconds: 60 });
    expect(questions).toBe(10);
    expect((await asks('P2', 'p0')).links).toHaveLength(1);
    vi.advanceTimersByTime(60 * SECOND);
    expect((await asks('P1', 'p0')).links).toHaveLength(1);
  });
});
