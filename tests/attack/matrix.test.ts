import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Community } from '../../src/ids.ts';
import { difference, leftByErasure } from './tables.ts';
import { type Found, follow, madeFor, mayPress, take, typeable, walk } from './walk.ts';
import { modes, openWorld, type World } from './world.ts';

const HERE = 'slack:T1';
const PEOPLE = ['U0ADA', 'U0BEN', 'U0CAT', 'U0FAY', 'U0GRACE'];
const ADMINS = ['U0GRACE', 'U0HAL'];

/** These people press what was made for somebody else. The other community has the same people and admins. */
const strangers: Record<string, (found: Found) => { who: string; where: Community | 'direct message' }> = {
  'another member': () => ({ who: 'U0ZOE', where: HERE }),
  'another creator': ({ owner }) => ({ who: owner === 'U0FAY' ? 'U0ADA' : 'U0FAY', where: HERE }),
  'an admin': ({ bound }) => ({ who: 'U0HAL', where: bound === 'owner' ? HERE : 'direct message' }),
  'its owner in another community': ({ owner }) => ({ who: owner, where: 'slack:T2' }),
  'its owner in a direct message': ({ owner }) => ({ who: owner, where: 'direct message' }),
};

describe.each(modes)('everything that is shown to be pressed, where %s may have a jar', (mode) => {
  let world: World;
  let all: Found[];

  beforeAll(async () => {
    world = await openWorld([HERE], mode);
    all = await walk(world, HERE, PEOPLE, 3);
  }, 120_000);

  afterAll(() => world.close());

  const nothingWentWrong = () => expect(world.town.logged).toEqual([]);

  it('includes every command and step that a button, a menu or a form can lead to', () => {
    const found = new Set(all.map(({ step }) => step.command));
    // People type these, and Slack's Home tab asks for what it shows.
    const alone = / (help|panel|home)$/;
    const never = commands.filter(({ name, hidden }) => hidden && !alone.test(name) && !found.has(name));
    const otherMode = mode === 'approval' ? /^tipjar (category choose|setup directory)$/ : /^tipjar request/;
    expect(never.map(({ name }) => name).filter((name) => !otherMode.test(name))).toEqual([]);
    expect(all.filter(({ bound }) => bound === 'community').length).toBeGreaterThan(5);
    expect(all.length).toBeGreaterThan(250);
    nothingWentWrong();
  });

  it('does nothing for anybody else, and lets the person it was made for change only what is theirs', async () => {
    const did = new Set<string>();
    for (const found of all) {
      await follow(world, HERE, found);
      const before = world.tables();
      const made = madeFor(world, HERE, found);
      for (const [kind, stranger] of Object.entries(strangers)) {
        const { who, where } = stranger(found);
        const shown = await take(world, world.town.person(who, where), found.step, made);
        const may = where === HERE && mayPress(found, who);
        expect(shown.refused, `${kind}: ${JSON.stringify(found)}`).toBe(!may);
        expect(difference(before, world.tables()), `${kind}: ${JSON.stringify(found)}`).toEqual([]);
      }
      const person = world.town.person(found.owner, HERE);
      await take(world, person, found.step, made);
      const changed = difference(before, world.tables());
      if (changed.length > 0) did.add(found.step.command);
      expect(foreign(changed, person.account, found.owner), JSON.stringify(found)).toEqual([]);
    }
    expect([...did].length).toBeGreaterThan(15);
    nothingWentWrong();
  }, 120_000);

  it.each(['U0ZOE', 'U0DAN'])(
    'changes for %s only what is theirs, made for them or not',
    async (who) => {
      world.restore();
      const person = world.town.person(who, HERE);
      for (const found of all) {
        const before = world.tables();
        await take(world, person, found.step);
        const changed = difference(before, world.tables());
        expect(foreign(changed, person.account, who), JSON.stringify(found)).toEqual([]);
        if (changed.length > 0) world.restore();
      }
      nothingWentWrong();
    },
    120_000,
  );

  it('is refused to everybody else when it is for admins, typed or pressed', async () => {
    world.restore();
    const before = world.tables();
    const admins = [...typeable(), ...all.map(({ step }) => step)].filter(({ command }) =>
      /^tipjar-admin /.test(command),
    );
    for (const step of admins.filter(({ command }) => command !== 'tipjar-admin help')) {
      for (const who of ['U0ADA', 'U0ZOE', 'U0CAT']) {
        expect((await take(world, world.town.person(who, HERE), step)).refused, JSON.stringify(step)).toBe(true);
      }
    }
    expect(difference(before, world.tables())).toEqual([]);
    expect(admins.length).toBeGreaterThan(80);
    nothingWentWrong();
  }, 120_000);
});

/**
 * Finds the changes that the presser may not make. An admin may not change what a jar holds, and a member may only
 * change rows that name them. Erasing data leaves marks that name nobody, and log entries about what somebody did to
 * others.
 */
function foreign(changed: ReturnType<typeof difference>, account: string, who: string) {
  const others = changed.filter(({ row }) => !row.includes(`"${account}"`));
  if (ADMINS.includes(who)) return others.filter(({ table }) => ['jar', 'link', 'draft'].includes(table));
  const erased = changed.some(({ table }) => table === 'tombstone');
  return others.filter((one) => !(erased && leftByErasure(one)));
}
