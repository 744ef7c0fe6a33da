import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { difference, leftByErasure } from './tables.ts';
import { type Found, follow, madeFor, take, typeable, walk } from './walk.ts';
import { openWorld, type World } from './world.ts';

const HERE = 'discord:1';
const PEOPLE = ['U0ADA', 'U0CAT', 'U0FAY', 'U0GRACE'];

let world: World;
let all: Found[];

beforeAll(async () => {
  world = await openWorld([HERE, 'discord:2', 'slack:T1'], 'everyone');
  const pressed = await walk(world, HERE, PEOPLE, 2);
  const typed = PEOPLE.flatMap((owner) => typeable().map((step): Found => ({ owner, bound: 'owner', path: [], step })));
  all = [...typed, ...pressed.filter(({ bound }) => bound === 'owner')];
}, 120_000);

afterAll(() => world.close());

describe('two servers and a workspace with the same members’ ids', () => {
  it('have nothing to do with each other, whatever is done in one', async () => {
    const did = new Set<string>();
    for (const found of all) {
      await follow(world, HERE, found);
      const before = world.tables();
      await take(world, world.town.person(found.owner, HERE), found.step, madeFor(world, HERE, found));
      const changed = difference(before, world.tables());
      if (changed.length > 0) did.add(found.step.command);
      const elsewhere = changed.filter(({ row }) => !row.includes(`"${HERE}"`));
      // Rows of the other platform belong to other people, even if the ids are the same.
      expect(
        elsewhere.filter(({ row }) => row.includes('slack:T1')),
        JSON.stringify(found),
      ).toEqual([]);
      const own = `"discord:${found.owner}"`;
      const erased = changed.some(({ table }) => table === 'tombstone');
      // What somebody refuses to be told they refuse everywhere. A jar has one owner everywhere, so every community that shows it has in its log what the owner changes, and lists
      // the jar by the services that it has links of.
      const others = elsewhere.filter(({ table, row }) => {
        if (erased) return !row.includes(own) && !leftByErasure({ table, row }) && !/"erased[":]/.test(row);
        if (['log', 'outbox'].includes(table)) return !(row.includes(own) && row.includes('"link.'));
        if (table === 'list_place') return !(row.includes(own) && row.includes('"provider:'));
        return !(['jar', 'link', 'nudge_refusal'].includes(table) && row.includes(own));
      });
      expect(others, JSON.stringify(found)).toEqual([]);
    }
    expect(did.size).toBeGreaterThan(25);
    expect(world.town.logged).toEqual([]);
  }, 120_000);

  it('aren’t changed by an admin of another, and neither are the jars themselves', async () => {
    for (const { owner, step, path, bound } of all.filter(({ owner }) => owner === 'U0GRACE')) {
      if (!step.command.startsWith('tipjar-admin')) continue;
      await follow(world, HERE, { owner, step, path, bound });
      const before = world.tables();
      await take(world, world.town.person(owner, HERE), step);
      const changed = difference(before, world.tables());
      const outside = changed.filter(({ row }) => !row.includes(`"${HERE}"`));
      expect(outside, JSON.stringify(step)).toEqual([]);
    }
  }, 120_000);
});
