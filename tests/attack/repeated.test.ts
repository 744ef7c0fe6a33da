import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { difference } from './tables.ts';
import { type Found, follow, madeFor, take, typeable, walk } from './walk.ts';
import { openWorld, type World } from './world.ts';

const HERE = 'slack:T1';
const PEOPLE = ['U0ADA', 'U0BEN', 'U0CAT', 'U0FAY', 'U0GRACE'];

let world: World;
let all: Found[];

beforeAll(async () => {
  world = await openWorld([HERE], 'everyone');
  const pressed = await walk(world, HERE, PEOPLE, 2);
  const typed = PEOPLE.flatMap((owner) => typeable().map((step): Found => ({ owner, bound: 'owner', path: [], step })));
  all = [...typed, ...pressed];
}, 120_000);

afterAll(() => world.close());

describe('a platform that delivers something twice', () => {
  it('has it done once, whether it comes again at once or later', async () => {
    const did = new Set<string>();
    for (const found of all) {
      await follow(world, HERE, found);
      const before = world.tables();
      const person = world.town.person(found.owner, HERE);
      const shown = await take(world, person, found.step, madeFor(world, HERE, found));
      const once = world.tables();
      if (difference(before, once).length === 0) continue;
      did.add(found.step.command);
      await shown.again();
      expect(difference(once, world.tables()), JSON.stringify(found)).toEqual([]);
      await take(world, world.town.person('U0HAL', HERE), {
        command: 'tipjar-admin category',
        options: { name: 'bard', rule: 'add' },
      });
      const later = world.tables();
      world.town.posted.length = 0;
      expect((await shown.again()).refused, JSON.stringify(found)).toBe(true);
      await world.settle();
      expect(difference(later, world.tables()), JSON.stringify(found)).toEqual([]);
      // The bot tries a channel by posting into it, before it writes anything.
      if (!('channel' in found.step.options)) expect(world.town.posted).toEqual([]);
    }
    expect(did.size).toBeGreaterThan(25);
    expect(world.town.logged).toEqual([]);
  }, 120_000);
});
