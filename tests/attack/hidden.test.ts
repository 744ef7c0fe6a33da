import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RawOption } from '../../src/bot/call.ts';
import { difference } from './tables.ts';
import { take } from './walk.ts';
import { openWorld, type World } from './world.ts';

const HERE = 'slack:T1';

/** Every class of characters that show nothing or turn the text around them has one or more here. */
const HIDDEN = {
  control: '\u0000\u0007\u001b\u007f\u0085\u009f',
  'soft hyphen': '\u00ad',
  'zero width': '\u200b\u200c\u200d\u2060\ufeff\u180e',
  bidirectional: '\u061c\u200e\u200f\u202a\u202e\u2066\u2069',
  separator: '\u2028\u2029',
  filler: '\u115f\u1160\u3164\uffa0\u2800',
  selector: '\u034f\ufe00\ufe0f\u{e0100}',
  tag: '\u{e0001}\u{e0041}\u{e007f}',
  annotation: '\ufff9\ufffb',
  'private use': '\ue000\u{f0000}\u{10fffd}',
  unassigned: '\u0378\uffff\u{1fffe}',
  'half a pair': '\ud800\udfff',
};
const characters = Object.values(HIDDEN).flatMap((all) => [...all]);
const marks = '\u0301'.repeat(4);

/** For every field that a person can type into, this gets what would be kept or shown of it. */
const fields: Record<
  string,
  { who: string; command: string; form?: true; options(text: string): Record<string, RawOption> }
> = {
  message: { who: 'U0ADA', command: 'tipjar message', options: (text) => ({ text }) },
  'message in its form': { who: 'U0ADA', command: 'tipjar message field', form: true, options: (text) => ({ text }) },
  'about in a request': {
    who: 'U0CAT',
    command: 'tipjar request field',
    form: true,
    options: (about) => ({ about, category: 'creator', accepted: '1' }),
  },
  'category of a request': {
    who: 'U0CAT',
    command: 'tipjar request field',
    form: true,
    options: (category) => ({ about: 'I draw', category, accepted: '1' }),
  },
  'reason of a report': {
    who: 'U0ZOE',
    command: 'tip report send',
    form: true,
    options: (reason) => ({ user: 'U0ADA', reason }),
  },
  'reason of a suspension': {
    who: 'U0GRACE',
    command: 'tipjar-admin suspend',
    options: (reason) => ({ user: { member: 'U0ADA' }, reason }),
  },
  'reason of a no': {
    who: 'U0GRACE',
    command: 'tipjar-admin decline',
    form: true,
    options: (reason) => ({ user: 'U0CAT', reason }),
  },
  'reason for taking a link off': {
    who: 'U0GRACE',
    command: 'tipjar-admin remove-link',
    options: (reason) => ({ user: { member: 'U0ADA' }, provider: 'paypal', reason }),
  },
  category: { who: 'U0GRACE', command: 'tipjar-admin category', options: (name) => ({ name, rule: 'add' }) },
  rules: { who: 'U0GRACE', command: 'tipjar-admin rules field', form: true, options: (text) => ({ text }) },
  languages: { who: 'U0GRACE', command: 'tipjar-admin tippers', options: (who) => ({ who }) },
  provider: { who: 'U0ADA', command: 'tipjar add', options: (provider) => ({ provider, handle: 'somebody' }) },
  handle: { who: 'U0ADA', command: 'tipjar add', options: (handle) => ({ provider: 'liberapay', handle }) },
  'handle in a setup': {
    who: 'U0ADA',
    command: 'tipjar setup handles',
    form: true,
    options: (text) => ({ patreon: text }),
  },
  currency: { who: 'U0ADA', command: 'tipjar currency', options: (code) => ({ code }) },
  amount: { who: 'U0BEN', command: 'tip', options: (amount) => ({ user: { member: 'U0ADA' }, amount }) },
  'what is looked for': {
    who: 'U0BEN',
    command: 'tipjar check',
    options: (link) => ({ user: { member: 'U0ADA' }, link }),
  },
  'a funding file': { who: 'U0ADA', command: 'tipjar import', options: (text) => ({ text: `ko_fi: ${text}` }) },
  order: { who: 'U0ADA', command: 'tipjar order', options: (providers) => ({ providers }) },
  'a list’s filter': { who: 'U0GRACE', command: 'tipjar-admin list', options: (filter) => ({ filter }) },
  'somebody’s name': { who: 'U0BEN', command: 'tip', options: (user) => ({ user }) },
  'a command': { who: 'U0BEN', command: 'tipjar ', options: () => ({}) },
};

let world: World;
beforeAll(async () => {
  world = await openWorld([HERE], 'approval');
}, 60_000);
afterAll(() => world.close());
beforeEach(() => {
  world.restore();
  world.town.logged.length = 0;
});

/** Gets all texts in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Gets the texts of a row. A column may hold JSON. */
const textsOf = (row: string) =>
  textsIn(JSON.parse(row)).flatMap((text) => (text.startsWith('{') ? textsIn(JSON.parse(text)) : [text]));

describe('a character that hides', () => {
  it.each(Object.entries(fields))(
    'is refused or left out, never kept and never shown: %s',
    async (name, field) => {
      const person = world.town.person(field.who, HERE);
      const before = world.tables();
      for (const hidden of [...characters, marks]) {
        for (const text of [`${hidden}abc`, `ab${hidden}c`, `abc${hidden}`]) {
          const command = name === 'a command' ? field.command + text : field.command;
          const pressed = field.form ? { pressed: { form: true } } : {};
          const { answer } = await take(world, person, { command, options: field.options(text), ...pressed });
          const shows = textsIn(answer).filter((one) => one.includes(hidden));
          const label = `U+${hidden.codePointAt(0)?.toString(16)} in ${JSON.stringify(text)}`;
          expect(shows, label).toEqual([]);
          const changed = difference(before, world.tables());
          if (changed.length === 0) continue;
          expect(
            changed.flatMap(({ row }) => textsOf(row)).filter((one) => one.includes(hidden)),
            label,
          ).toEqual([]);
          world.restore();
        }
      }
      expect(world.town.logged).toEqual([]);
    },
    60_000,
  );
});
