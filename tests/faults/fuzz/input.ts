import fc from 'fast-check';
import type { RawOption } from '../../../src/bot/call.ts';
import type { Command } from '../../../src/bot/command.ts';
import { catalogue } from '../../../src/providers/index.ts';

export const PEOPLE = ['1', '2', '3', '4', '5'];
export const ROLE = '700000000000000000';
export const CHANNEL = '600000000000000000';

/** What somebody does, before either platform's payload is made of it. */
export interface Input {
  how: 'typed' | 'pressed' | 'submitted';
  /** One of `PEOPLE`; the last one is an admin. */
  who: string;
  direct: boolean;
  locale: string;
  options: [name: string, raw: RawOption][];
  /** Whether a button is one that the bot made for this person just now. */
  own: boolean;
  /** Sent in place of the id of what was pressed. */
  id: string | undefined;
}

/** Texts that have broken programs, or this one. */
const NASTY = [
  ...[
    '',
    ' ',
    '\u0000',
    '\n\n\n',
    '\ud800',
    '\u202e',
    '\u200b',
    '\u00a0',
    '\ufeff',
    '👩‍👩‍👧‍👦',
    'é'.normalize('NFD'),
    'ﷺ',
  ],
  ...['字'.repeat(21), '👨‍👩‍👧'.repeat(20), 'x'.repeat(3_001), '&'.repeat(400), '`'.repeat(90), '*_~|>#-\\'.repeat(12)],
  ...['@everyone', '<!channel>', '<@U1>', '<@1>', '<#C1|x>', '<https://evil.example|ko-fi.com>', '[a](https://b.c)'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '-0',
    '1e999',
    '0x10',
    '١٢',
    '999999999999999',
  ],
  ...[
    '{name}',
    '{0, plural, one {#}}',
    '%00',
    '%',
    '../../etc/passwd',
    "'; DROP TABLE jar;--",
    '=cmd()',
    '|',
    'a|b|c|d',
    '&user=1',
  ],
  ...[
    'https://',
    'javascript:alert(1)',
    'https://ko-fi.com/%2e%2e/',
    'http://[::1]/',
    'xn--',
    'ko_fi: [a, b]\n',
    'a: &a [*a]',
  ],
];

/** What makes a command do something. */
const GOOD = [
  ...[
    'on',
    'off',
    'add',
    'remove',
    'allow',
    'block',
    'none',
    'everyone',
    'roles',
    'approval',
    'en',
    'eur',
    '5',
    '12.50',
  ],
  ...[
    'ada',
    'ko-fi.com/ada',
    '5 eur',
    'paypal',
    'artist',
    '2',
    '1',
    'up',
    'github: ada\nko_fi: ada',
    'platform',
    'bank',
  ],
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...GOOD) },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...catalogue.all.flatMap(({ id, examples }) => [id, ...Object.keys(examples.accepted)])),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

const anId = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PEOPLE) },
  fc.constantFrom('9', '', 'U9', '\u0000', 'x'.repeat(99)),
);
const member = anId.map((id): RawOption => ({ member: id }));
const role = fc.constantFrom(ROLE, '', 'x y').map((id): RawOption => ({ role: id }));
const channel = fc.constantFrom(CHANNEL, '', 'x y').map((id): RawOption => ({ channel: id }));
const file = fc.constantFrom('f1', '').map((id): RawOption => ({ file: id }));
const anything: fc.Arbitrary<RawOption> = fc.oneof(text, member, role, channel, file);

/** Mostly what an option takes. Ids on buttons and in menus are the platform's own. */
function valueFor({ kind, choices = [] }: Command['options'][string], how: Input['how']): fc.Arbitrary<RawOption> {
  const right = { member, role, channel, file, choice: fc.constantFrom(...choices, 'x'), word: text, text }[kind];
  if (how !== 'typed' && (kind === 'role' || kind === 'channel')) return right;
  return fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: anything });
}

/** What may be done about a command, by anybody, in any form, with anything in it. */
export const inputFor = (command: Command): fc.Arbitrary<Input> =>
  fc.constantFrom('typed' as const, 'typed', 'pressed', 'submitted').chain((how) => inputBy(how, command));

function inputBy(how: Input['how'], { options }: Command): fc.Arbitrary<Input> {
  const named = Object.entries(options).map(([name, option]) =>
    fc
      .option(valueFor(option, how), { nil: undefined, freq: 6 })
      .map((raw): Input['options'] => (raw === undefined ? [] : [[name, raw]])),
  );
  const stray = fc.option(fc.tuple(fc.constantFrom('__proto__', 'constructor', 'user', '*', ''), anything), {
    nil: undefined,
  });
  return fc.record({
    how: fc.constant(how),
    who: fc.oneof({ weight: 2, arbitrary: fc.constant('5') }, fc.constantFrom(...PEOPLE)),
    direct: fc.integer({ min: 0, max: 19 }).map((chance) => chance === 0),
    locale: fc.constantFrom('en-US', 'fr', 'fr-FR', 'zz', ''),
    options: fc
      .tuple(fc.tuple(...named), stray)
      .map(([given, more]) => [...given.flat(), ...(more && Math.abs(more[0].length) % 2 === 0 ? [more] : [])]),
    own: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
    id: fc.option(text, { nil: undefined, freq: 20 }).map((id) => id),
  });
}
