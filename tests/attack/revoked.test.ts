import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { difference } from './tables.ts';
import { citizens, openWorld, type World } from './world.ts';

const HERE = 'slack:T1';
const HOUR = 60 * 60 * 1000;

let world: World;
beforeAll(async () => {
  world = await openWorld([HERE], 'everyone');
}, 60_000);
afterAll(() => world.close());

beforeEach(() => {
  world.restore();
  Object.assign(world.town.citizens, citizens());
  world.town.logged.length = 0;
});

const person = (id: string): Person => world.town.person(id, HERE);
const admin = async (text: string) => {
  const shown = await person('U0GRACE').says(`/tipjar-admin ${text}`);
  if (shown.refused) throw new Error(shown.text);
};
const later = () => {
  world.town.clock.now += 1000;
};

/** Somebody has each of these cards or forms open, and then goes on with it. */
const open: Record<string, { who: string; shown(): Promise<Shown>; on(shown: Shown): Promise<Shown> }> = {
  'the form of a setup': {
    who: 'U0FAY',
    shown: async () => (await person('U0FAY').says('/tipjar setup')).choose('ko-fi'),
    on: (form) => form.submit({ 'ko-fi': 'fayre' }),
  },
  'a preview to publish': {
    who: 'U0FAY',
    shown: async () => {
      const form = await (await person('U0FAY').says('/tipjar setup')).choose('ko-fi');
      return form.submit({ 'ko-fi': 'fayre' });
    },
    on: (preview) => preview.press('tipjar publish'),
  },
  'a jar to publish': {
    who: 'U0BEN',
    shown: () => person('U0BEN').says('/tipjar show'),
    on: (card) => card.press('tipjar publish'),
  },
  'the form of a report': {
    who: 'U0ZOE',
    shown: async () => (await person('U0ZOE').says('/tip @u0ada')).press('tip report'),
    on: (form) => form.submit({ reason: 'It is not hers' }),
  },
  'the form of an amount': {
    who: 'U0ZOE',
    shown: async () => (await person('U0ZOE').says('/tip @u0ada')).press('tip other'),
    on: (form) => form.submit({ amount: '7' }),
  },
  'the form of a message': {
    who: 'U0ADA',
    shown: () => person('U0ADA').says('/tipjar message'),
    on: (form) => form.submit({ text: 'Hello' }),
  },
  'a jar to pause': {
    who: 'U0ADA',
    shown: () => person('U0ADA').says('/tipjar show'),
    on: (card) => card.press('tipjar pause'),
  },
  'the form of the rules': {
    who: 'U0GRACE',
    shown: () => person('U0GRACE').presses({ command: 'tipjar-admin rules edit' }),
    on: (form) => form.submit({ text: 'Be kind.' }),
  },
  'the form of a suspension': {
    who: 'U0GRACE',
    shown: () => person('U0GRACE').presses({ command: 'tipjar-admin suspend ask', options: { user: 'U0ADA' } }),
    on: (form) => form.submit({ reason: 'Not here' }),
  },
  'the form of a link to remove': {
    who: 'U0GRACE',
    shown: () =>
      person('U0GRACE').presses({ command: 'tipjar-admin remove ask', options: { user: 'U0ADA', provider: 'paypal' } }),
    on: (form) => form.submit({ reason: 'Not here' }),
  },
  'the form of a category': {
    who: 'U0GRACE',
    shown: () => person('U0GRACE').presses({ command: 'tipjar-admin category ask' }),
    on: (form) => form.submit({ name: 'Painter' }),
  },
  'a change to undo': {
    who: 'U0GRACE',
    shown: () => person('U0GRACE').says('/tipjar-admin eligibility roles'),
    on: (card) => card.press('tipjar-admin eligibility'),
  },
  'the form of a no': {
    who: 'U0GRACE',
    shown: () => person('U0GRACE').presses({ command: 'tipjar-admin decline ask', options: { user: 'U0CAT' } }),
    on: (form) => form.submit({ reason: 'Not here' }),
  },
  'a request to approve': {
    who: 'U0GRACE',
    shown: () => person('U0GRACE').says('/tipjar-admin requests'),
    on: (card) => card.press('tipjar-admin approve', { user: 'U0CAT' }),
  },
  'a suspension to take back': {
    who: 'U0GRACE',
    shown: () => person('U0GRACE').presses({ command: 'tipjar-admin suspend', options: { user: 'U0ADA' } }),
    on: (card) => card.press('tipjar-admin restore'),
  },
  'the panel': {
    who: 'U0GRACE',
    shown: () => person('U0GRACE').says('/tipjar-admin panel more'),
    on: () => person('U0GRACE').presses({ command: 'tipjar-admin switch', options: { state: 'off' } }),
  },
};

/** Each of these takes away the right to go on, from those that it names. */
const revoked: Record<string, { of: string[]; happens(who: string): Promise<unknown> }> = {
  'their role is taken away': {
    of: ['the form of a setup', 'a preview to publish', 'a jar to publish'],
    async happens(who) {
      await admin('eligibility roles');
      world.town.citizens[who] = { ...world.town.citizens[who], roles: [] };
    },
  },
  'a role of theirs is blocked': {
    of: ['the form of a setup', 'a preview to publish'],
    happens: () => admin('role @@s0artists block'),
  },
  'everything is switched off': {
    of: [
      'the form of a setup',
      'a preview to publish',
      'a jar to publish',
      'the form of a report',
      'the form of an amount',
    ],
    happens: () => admin('switch off'),
  },
  'the platform no longer tells roles, and roles decide': {
    of: ['the form of a setup', 'a preview to publish', 'a jar to publish'],
    async happens() {
      await admin('eligibility roles');
      world.town.readable = false;
    },
  },
  'the jar is suspended': {
    of: ['the form of a report', 'the form of an amount', 'a jar to pause'],
    happens: () => admin('suspend @u0ada'),
  },
  'the jar’s owner erases it': {
    of: ['the form of a report', 'the form of an amount', 'the form of a message', 'a jar to pause'],
    happens: async () => (await person('U0ADA').says('/tipjar delete')).press('tipjar delete now'),
  },
  'the one who asked is declined by another admin': {
    of: ['the form of a no', 'a request to approve'],
    async happens() {
      for (const user of ['cat', 'kim', 'lee', 'max', 'nia', 'ola']) await admin(`decline @u0${user}`);
    },
  },
  'they are an admin no longer': {
    of: [
      'the form of the rules',
      'the form of a suspension',
      'the form of a link to remove',
      'the form of a category',
      'a change to undo',
      'the form of a no',
      'a request to approve',
      'a suspension to take back',
      'the panel',
    ],
    async happens(who) {
      world.town.citizens[who] = { ...world.town.citizens[who], admin: false };
    },
  },
  'only others may tip': {
    of: ['the form of a report', 'the form of an amount'],
    happens: () => admin('tippers roles'),
  },
  'an hour and more goes by': {
    of: [
      'the form of a setup',
      'the form of a report',
      'the form of a message',
      'the form of the rules',
      'the form of a suspension',
      'the form of a link to remove',
      'the form of a category',
      'the form of a no',
    ],
    async happens() {
      world.town.clock.now += HOUR + 1;
    },
  },
};

const cells = Object.entries(revoked).flatMap(([why, { of }]) => of.map((what) => ({ why, what })));

describe('what was open when somebody lost a right', () => {
  it.each(cells)('is refused and changes nothing: $what, and $why', async ({ why, what }) => {
    const card = open[what];
    const taken = revoked[why];
    if (!card || !taken) throw new Error(`there is no ${what}, ${why}`);
    const shown = await card.shown();
    expect(shown.refused).toBe(false);
    later();
    await taken.happens(card.who);
    later();
    const before = world.tables();
    const refused = await card.on(shown);
    world.town.readable = true;
    expect(refused.refused).toBe(true);
    expect(refused.text).not.toBe('');
    const changed = difference(before, world.tables()).filter(({ table }) => table !== 'notice');
    expect(changed).toEqual([]);
    expect(world.town.logged).toEqual([]);
  });

  it.each(Object.keys(open))('still works when nothing has happened: %s', async (what) => {
    const card = open[what];
    const shown = await card?.shown();
    later();
    expect(shown && (await card?.on(shown))?.refused).toBe(false);
  });
});
