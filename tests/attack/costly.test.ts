import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Call, RawOption } from '../../src/bot/call.ts';
import type { Command } from '../../src/bot/command.ts';
import type { Option } from '../../src/bot/options.ts';
import { LONGEST_RULES } from '../../src/jars/policy.ts';
import { catalogue } from '../../src/providers/index.ts';
import { parse } from '../../src/slack/parse.ts';
import { onDiscord } from '../rendering/discord-problems.ts';
import { onSlack } from '../rendering/slack-problems.ts';
import { costOf } from '../support/cost.ts';
import { createTown } from '../support/town.ts';

/** More than any platform lets somebody type: Discord takes 6000 characters, and Slack's composer about 12,000. */
const LENGTH = 16_384;

/** What makes a reader of text slow, if anything does: it is repeated until it is as long as a text may be. */
const parts = [
  ...[
    'a',
    ' ',
    ',',
    'a ',
    'a,',
    '1',
    '\n',
    '\n#',
    '\t',
    '.',
    '/',
    '-',
    '_',
    '@',
    '&',
    '|',
    '"',
    '“a',
    '<',
    '<@',
    '<@A|',
  ],
  ...[
    '<@U1>,',
    '<https://a|',
    '<!subteam^S1|a>',
    '&lt;',
    '%41',
    'https://',
    '?a=b&',
    'ko-fi ',
    'pix,',
    'en,',
    'rn',
    '*',
  ],
  ...[
    '\u200b',
    '\u202e',
    '\u0301',
    'a\u0301\u0301\u0301\u0301',
    '\ufdfa',
    '\u{1d400}',
    '👩‍👩‍👧‍👦',
    '🇩🇪',
    '#️⃣',
    '😀',
    'ß',
    'İ',
  ],
  ...['[', '{a: ', '? ', '- ', '!a ', 'a: ', 'ko_fi: a ', '{', '<b>', "'"],
];
const ofLength = (length: number) =>
  parts.map((part) => [`${part}, ${length} units long`, part.repeat(length / part.length)] as const);
const texts = ofLength(LENGTH);
const atMost = (most: number) => expect.toSatisfy((cost) => cost <= most);

const filled = (option: Option, text: string): RawOption => {
  if (option.kind === 'member') return { member: 'BEN' };
  if (option.kind === 'role') return { role: 'S1' };
  if (option.kind === 'channel') return { channel: 'C1' };
  if (option.kind === 'choice') return option.choices?.[0] ?? '';
  return option.kind === 'file' ? { file: 'F1' } : text;
};

/** Calls with the text in each option in turn, and in five fields of a form, which is as many as a form has. */
function* calls(command: Command, text: string): Generator<Pick<Call, 'command' | 'options'>> {
  const named = Object.entries(command.options);
  for (const [own, { kind }] of named) {
    if (kind !== 'word' && kind !== 'text' && kind !== 'choice') continue;
    const options = named
      .filter(([name, { required }]) => name === own || required)
      .map(([name, option]) => [name, name === own ? text : filled(option, name === 'provider' ? 'ko-fi' : 'ada')]);
    yield { command: command.name, options: Object.fromEntries(options) };
  }
  if (command.openFields) {
    const five = catalogue.all.slice(0, 5).map(({ id }) => [id, text]);
    yield { command: command.name, options: Object.fromEntries(five) };
  }
}

const town = createTown({ ADA: { name: 'Ada', admin: true }, BEN: { name: 'Ben' } });
const ada = town.person('ADA');
const taking = commands.filter((command) => [...calls(command, '')].length > 0);

test.each(taking.map((command) => [command.name, command] as const))(
  'no text given to `%s` costs more than 20 ms, with its answer on both platforms',
  async (_, command) => {
    const pressed = { recipient: ada.mark, madeAt: town.clock.now, form: true };
    // What is too long may be refused before it is looked at, so here is the longest text that is accepted too.
    for (const [part, text] of [...texts, ...ofLength(LONGEST_RULES)]) {
      for (const call of calls(command, text)) {
        const cost = await costOf(async () => {
          const { answer } = await ada.asks({ ...call, ...(command.hidden && { pressed }) });
          onDiscord(answer);
          onSlack(answer);
        });
        expect([part, call.command, cost]).toEqual([part, call.command, atMost(20)]);
      }
    }
  },
);

test.each(taking.filter(({ hidden }) => !hidden).map(({ name }) => name))(
  'nothing typed behind `/%s` on Slack costs more than 20 ms until it is read',
  async (name) => {
    const [slash = '', ...rest] = name.split(' ');
    for (const [part, text] of texts) {
      for (const before of ['', '<@U1> ', 'ko-fi ']) {
        const cost = await costOf(() => parse(slash, [...rest, before + text].join(' '), commands));
        expect([part, before, cost]).toEqual([part, before, atMost(20)]);
      }
    }
  },
);

const suggesting = commands.flatMap(({ name, options }) =>
  Object.entries(options).map(([option, { suggest }]) => [`${name} ${option}`, suggest] as const),
);

test.each(suggesting.filter(([, suggest]) => suggest))(
  'nothing typed so far into `%s` costs more than 20 ms while suggestions are found',
  async (_, suggest) => {
    for (const [part, text] of texts) {
      expect([part, await costOf(() => suggest?.(text))]).toEqual([part, atMost(20)]);
    }
  },
);
