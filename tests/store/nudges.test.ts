import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account, Community } from '../../src/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { MOST_NUDGES } from '../../src/store/tables/nudges.ts';
import { engines } from './engines.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 28);
const grace = 'discord:1';

let store: Store;
let deliveries = 0;

const delivery = (at: number) => {
  deliveries += 1;
  return { id: `nudge ${deliveries}`, at };
};
const nudge = async (tipper: Account, at: number, community: Community = 'discord:9', creator: Account = grace) =>
  (await store.write(delivery(at), (writing) => writing.putNudge(community, creator, tipper, at)))?.result;
const refuse = (refused: boolean) => store.write(delivery(NOW), (writing) => writing.putNudgeRefusal(grace, refused));
const kept = () => store.read((reading) => reading.nudges(grace));

describe.each(engines)('on $name', ({ emptied }) => {
  beforeEach(async () => {
    store = await (await emptied()).open();
  });
  afterEach(() => store.close());

  it('the first is told at once, and those of the day after with the first of the next day', async () => {
    expect(await nudge('discord:2', NOW)).toBe(1);
    expect(await nudge('discord:3', NOW + HOUR)).toBe('later');
    expect(await nudge('discord:4', NOW + DAY - 1)).toBe('later');
    expect(await nudge('discord:5', NOW + DAY)).toBe(3);
    expect(await nudge('discord:6', NOW + DAY + HOUR)).toBe('later');
  });

  it('nobody counts twice within a day, in no community, nor twice in what is told', async () => {
    expect(await nudge('discord:2', NOW)).toBe(1);
    expect(await nudge('discord:3', NOW + HOUR)).toBe('later');
    expect(await nudge('discord:2', NOW + DAY - 1)).toBe('again');
    expect(await nudge('discord:2', NOW + HOUR, 'discord:8')).toBe('again');
    expect(await nudge('discord:3', NOW + DAY + HOUR)).toBe(1);
  });

  it('nobody has the bot write to more than ten members a day', async () => {
    for (let nth = 0; nth < MOST_NUDGES; nth += 1) {
      expect(await nudge('discord:2', NOW + nth, 'discord:9', `discord:5${nth}`)).toBe(1);
    }
    expect(await nudge('discord:2', NOW + DAY - 1, 'discord:8')).toBe('enough');
    expect(await nudge('discord:3', NOW)).toBe(1);
    expect(await nudge('discord:2', NOW + DAY, 'discord:8')).toBe(1);
  });

  it('each community tells by itself, and each member is told of by themselves', async () => {
    expect(await nudge('discord:2', NOW)).toBe(1);
    expect(await nudge('discord:3', NOW, 'discord:8')).toBe(1);
    expect(await nudge('discord:2', NOW, 'discord:9', 'discord:7')).toBe(1);
    expect((await kept()).people).toHaveLength(2);
    expect(await kept()).toMatchObject({
      refused: false,
      people: expect.arrayContaining([
        { community: 'discord:8', count: 1 },
        { community: 'discord:9', count: 1 },
      ]),
    });
  });

  it('who refuses is told in no community and nothing is counted, until they allow it again', async () => {
    await nudge('discord:2', NOW);
    await refuse(true);
    await refuse(true);
    expect(await kept()).toEqual({ refused: true, people: [] });
    expect(await nudge('discord:3', NOW)).toBe('refused');
    expect(await nudge('discord:3', NOW + 9 * DAY, 'discord:8')).toBe('refused');
    await refuse(false);
    expect(await nudge('discord:3', NOW + 9 * DAY, 'discord:8')).toBe(1);
  });

  it('an erasure takes what is counted and leaves the refusal', async () => {
    await nudge('discord:2', NOW);
    await store.erase(delivery(NOW), grace);
    expect(await kept()).toEqual({ refused: false, people: [] });
    await refuse(true);
    await store.erase(delivery(NOW), grace);
    expect(await nudge('discord:2', NOW + DAY)).toBe('refused');
  });

  it('all is forgotten after two days, and with the community', async () => {
    await nudge('discord:2', NOW);
    await nudge('discord:3', NOW + HOUR);
    await store.expire(NOW + 2 * DAY + 1);
    expect((await kept()).people).toEqual([{ community: 'discord:9', count: 1 }]);
    expect(await store.communities()).toEqual(['discord:9']);
    await store.leave('discord:9', NOW - 30 * DAY);
    await store.expire(NOW + HOUR);
    expect((await kept()).people).toEqual([]);
  });
});
