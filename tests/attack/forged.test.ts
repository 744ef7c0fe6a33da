import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { decodeAction, encodeAction, fitsOnButton, recipientMark, stampOf } from '../../src/bot/action-id.ts';
import { catalogue } from '../../src/providers/index.ts';
import { difference, leftByErasure, type Tables } from './tables.ts';
import { type Found, mayPress, take, walk } from './walk.ts';
import { openWorld, type World } from './world.ts';

const HERE = 'slack:T1';
const MEMBERS = ['U0ADA', 'U0BEN', 'U0ZOE', 'U0DAN'];
/** No member may change these tables of a community, whatever they send. */
const GOVERNED = ['policy', 'rule', 'category', 'departure', 'log_gate'];

let world: World;
let ids: string[];
/** All but those that U0ZOE may press. */
let closed: string[];
let before: Tables;

beforeAll(async () => {
  world = await openWorld([HERE], 'everyone');
  const all = await walk(world, HERE, ['U0ADA', 'U0GRACE'], 2);
  ids = all.flatMap((found) => idsOf(found));
  closed = all.filter((found) => !mayPress(found, 'U0ZOE')).flatMap((found) => idsOf(found));
  before = world.tables();
}, 120_000);

afterAll(() => world.close());

beforeEach(() => {
  world.restore();
  world.town.logged.length = 0;
});

/** Gets the ids of what was shown, as a platform keeps them. */
function idsOf({ owner, bound, step }: Found): string[] {
  const options = Object.fromEntries(
    Object.entries(step.options).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : Object.values(value)[0],
    ]),
  );
  const account = bound === 'owner' ? (`slack:T1:${owner}` as const) : '';
  const action = { command: step.command, options: options as Record<string, string> };
  return fitsOnButton(action) ? [encodeAction(action, stampOf(HERE, account, world.town.clock.now))] : [];
}

/** Programs often handle these values wrongly. */
const odd = fc.constantFrom(
  '',
  'NaN',
  '-1',
  '1.5',
  '1e999',
  '9'.repeat(40),
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\u202e',
  '../../x',
  '<@U0ADA>',
  "'; DROP TABLE jar; --",
  '%00',
  '{"member":"U0ADA"}',
  'true',
  'U0ADA',
  'slack:T1:U0ADA',
  'everyone',
  'block',
  '0',
);
const names = [
  'user',
  'provider',
  'draft',
  'accepted',
  'reason',
  'page',
  'before',
  'handle',
  'text',
  'about',
  'category',
];
const more = [
  'rule',
  'who',
  'state',
  'topic',
  'filter',
  'role',
  'channel',
  'services',
  'amount',
  'menu',
  '*',
  '__proto__',
];
const option = fc.tuple(fc.constantFrom(...names, ...more), fc.oneof(odd, fc.string({ maxLength: 30 })));

/** Makes another id from a valid one. */
const forged = fc
  .record({
    at: fc.nat(),
    how: fc.constantFrom('cut', 'flip', 'recipient', 'command', 'option', 'options', 'when', 'junk'),
    place: fc.nat(),
    bit: fc.integer({ min: 0, max: 6 }),
    account: fc.constantFrom('slack:T1:U0ADA', 'slack:T1:U0GRACE', '', 'slack:T2:U0GRACE'),
    command: fc.constantFrom(...commands.map(({ name }) => name)),
    extra: option,
    whole: fc.array(option, { maxLength: 4 }),
    when: fc.constantFrom('0', '-1', 'zzzzzzzzzzzz', 'z'.repeat(60), '1', 'NaN', ''),
    junk: fc.string({ maxLength: 100 }),
  })
  .map((wish) => ({ ...wish, toString: () => mutated(wish) }));

type Wish = {
  at: number;
  how: string;
  place: number;
  bit: number;
  account: string;
  command: string;
  extra: [string, string];
  whole: [string, string][];
  when: string;
  junk: string;
};

function mutated({ at, how, place, bit, account, command, extra, whole, when, junk }: Wish): string {
  const id = ids[at % ids.length] ?? '';
  const [own = '', query = '', recipient = '', made = ''] = id.split('|');
  const spot = place % (id.length + 1);
  switch (how) {
    case 'cut':
      return id.slice(0, spot);
    case 'flip':
      return id.slice(0, spot) + String.fromCharCode((id.charCodeAt(spot) || 0) ^ (1 << bit)) + id.slice(spot + 1);
    case 'recipient':
      return [own, query, recipientMark(HERE, account as `slack:${string}:${string}`), made].join('|');
    case 'command':
      return [command, query, recipient, made].join('|');
    case 'option': {
      const options = new URLSearchParams(query);
      options.set(...extra);
      return [own, options.toString(), recipient, made].join('|');
    }
    case 'options':
      return [command, new URLSearchParams(whole).toString(), recipient, made].join('|');
    case 'when':
      return [own, query, recipient, when].join('|');
    default:
      return place % 2 ? junk : `${own}|${junk}|${recipient}|${made}`;
  }
}

/** Has somebody press or send an id, either with the stamp it has or with one of their own. */
async function sends(who: string, id: string, form: boolean, own: boolean, fields: Record<string, string> = {}) {
  const made = decodeAction(id);
  const person = world.town.person(who, HERE);
  if (!made) return take(world, person, { command: '', options: {} });
  const options = { ...made.options, ...fields };
  const step = { command: made.command, options, pressed: { form } };
  return take(world, person, step, own ? person.mark : made.recipient);
}

/** Finds changes to what belongs to other people or to the community. The marks that an erasure leaves name nobody. */
function stolen(account: string): ReturnType<typeof difference> {
  const changed = difference(before, world.tables());
  const erased = changed.some(({ table }) => table === 'tombstone');
  const isOwn = ({ table, row }: (typeof changed)[number]) =>
    (row.includes(`"${account}"`) && !GOVERNED.includes(table)) || (erased && leftByErasure({ table, row }));
  return changed.filter((one) => !isOwn(one));
}

async function expectHarmless(who: string, id: string, form: boolean, own: boolean, fields?: Record<string, string>) {
  const shown = await sends(who, id, form, own, fields);
  expect(shown.call.command).toBeTypeOf('string');
  expect(world.town.logged).toEqual([]);
  const account = world.town.person(who, HERE).account;
  expect(stolen(account)).toEqual([]);
  if (difference(before, world.tables()).length > 0) world.restore();
}

describe('an id that nobody was shown', () => {
  it('lets a member change only what is theirs, and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        forged,
        fc.constantFrom(...MEMBERS),
        fc.boolean(),
        fc.boolean(),
        async (wish, who, form, own) => {
          await expectHarmless(who, mutated(wish), form, own);
        },
      ),
      { numRuns: 3000 },
    );
  }, 120_000);

  it('lets an admin change nobody’s jar', async () => {
    const jars = ({ jar = [], link = [] }: Tables) =>
      [jar, link].map((rows) => rows.filter((row) => !row.includes('U0GRACE')));
    await fc.assert(
      fc.asyncProperty(forged, fc.boolean(), async (wish, form) => {
        await sends('U0GRACE', mutated(wish), form, true);
        expect(world.town.logged).toEqual([]);
        const after = world.tables();
        expect(jars(after)).toEqual(jars(before));
        if (difference(before, after).length > 0) world.restore();
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  it('does nothing for somebody it wasn’t made for', async () => {
    for (const id of closed) {
      const shown = await sends('U0ZOE', id, false, false);
      expect(shown.refused, id).toBe(true);
    }
    expect(difference(before, world.tables())).toEqual([]);
  });
});

const forms = commands.filter(({ name }) => /field|handles|send|decline|tip$/.test(name)).map(({ name }) => name);
const text = fc.oneof(
  odd,
  fc.constantFrom(
    'x'.repeat(65_536),
    ' '.repeat(65_536),
    `x${' '.repeat(65_536)}x`,
    '\u0007'.repeat(9000),
    'é'.repeat(65_536),
  ),
  fc.constantFrom('a\u0301'.repeat(30_000), '\ud800', '{amount}', '<b>x</b>', '='.repeat(5000), '[[[['.repeat(9000)),
  fc.string({ maxLength: 200, unit: 'binary' }),
);
const field = fc.tuple(
  fc.constantFrom(
    ...names,
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    ...catalogue.all.slice(0, 9).map(({ id }) => id),
  ),
  text,
);

describe('a submission that no form produced', () => {
  it('changes nothing that isn’t its sender’s, breaks nothing and is answered at once', async () => {
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...forms),
        fc.array(field, { maxLength: 6 }),
        fc.constantFrom(...MEMBERS, 'U0GRACE'),
        async (command, pairs, who) => {
          const fields = Object.fromEntries(pairs);
          const person = world.town.person(who, HERE);
          const begun = performance.now();
          await take(world, person, { command, options: fields, pressed: { form: true } });
          slowest = Math.max(slowest, performance.now() - begun);
          expect(world.town.logged).toEqual([]);
          if (who !== 'U0GRACE') expect(stolen(person.account)).toEqual([]);
          if (difference(before, world.tables()).length > 0) world.restore();
        },
      ),
      { numRuns: 1500 },
    );
    // Platforms wait three seconds, and the answer has to leave time for the network.
    expect(slowest).toBeLessThan(1000);
  }, 120_000);

  it('leaves nothing on Object.prototype', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).member).toBeUndefined();
  });
});
