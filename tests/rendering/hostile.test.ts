import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { shortName } from '../../commands/cards/jar-card.ts';
import { commands } from '../../commands/index.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { catalogue } from '../../src/providers/index.ts';
import { escapeText } from '../../src/slack/text.ts';
import { hidesSomething, lengthOf } from '../../src/text/plain-text.ts';
import { textsIn as sentencesIn } from '../../src/text/texts.ts';
import { objectsIn } from '../support/json.ts';
import { createTown, type Town } from '../support/town.ts';
import { discordProblems, onDiscord } from './discord-problems.ts';
import { onSlack, slackProblems } from './slack-problems.ts';

/** Each card is compared with a twin that has this harmless text in place of the hostile one. */
const HARMLESS = 'Harmless text';

const table = [
  '**bold** _it_ __under__ ~~gone~~ ||hidden|| `code`',
  '```js fence```',
  '# heading',
  '### heading',
  '-# small print',
  '- a list',
  '* a list',
  '+ a list',
  '1. a list',
  '99) a list',
  '> a quote',
  '>>> a long quote',
  '[masked](https://evil.example)',
  '[masked](<https://evil.example>)',
  'https://evil.example/?a=b',
  'HTTP://evil.example',
  'discord://-/settings',
  'mailto:eve@evil.example',
  '<https://evil.example|PayPal>',
  '@everyone @here',
  '<@1100000000000000001> <@!1> <@&1200000000000000001> <#1> </tip:1> <t:1:R> <id:home>',
  '<a:party:1> :tada: <:x:1>',
  ':tada::+1: 10:30:45 :a b: :partyparrot:',
  '<!channel> <!here> <!everyone> <!subteam^S1|@mods> <@U0ADA> <#C1>',
  '<!date^1392734382^{date}^https://evil.example|now>',
  '*bold* _it_ ~gone~ `code` &lt;!channel&gt; &amp;',
  '<script>alert(1)</script><img src=x onerror=y>',
  'כתובת https://evil.example/עברית',
  '\\* \\\\ \\',
  '{amount} {name, select, other {x}} <b>x</b> <code>y</code> %s $1 $&',
  '__proto__',
];

/**
 * These texts may be a message, a name or a reason. Invisible characters are refused or left out before that. A # behind a
 * space begins a comment of a funding file, which has another answer.
 */
const allowed = (text: string) =>
  text.trim() !== '' && lengthOf(text) <= 70 && !hidesSomething(text) && !/\s#/.test(text);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const typed = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom(...table.flatMap((one) => one.split(' ')), ...'*_`~|[]()<>@#-+:/\\&1. '), { maxLength: 8 })
      .map((parts) => parts.join('')),
  )
  .map(oneLine)
  .filter(allowed);

const suggested = [...catalogue.all.map(({ id }) => id), ...commands.map(({ name }) => `/${name}`)].join('|');
/** Matches what the bot suggests for an unknown word, which differs from text to text. */
const NEAREST = new RegExp(`Did you mean: (?:${suggested})(?:, (?:${suggested})){0,2}\\? `);

const withoutSuggestions = (answer: Answer): Answer => JSON.parse(JSON.stringify(answer).replace(NEAREST, ''));

/** Makes the cards that show what somebody typed, one for each place where it can appear. */
async function cards(town: Town, text: string): Promise<Record<string, Answer>> {
  const [ada, ben] = [town.person('ADA'), town.person('BEN')];
  const asks = (who: typeof ada, command: string, options: Record<string, string>) => who.asks({ command, options });
  town.citizens.ADA = { name: 'Ada', admin: true };
  town.citizens.BEN = { name: 'Ben' };
  const message = (await asks(ada, 'tipjar message', { text })).answer;
  const card = (await ben.says('/tip @ada')).answer;
  const own = (await ada.says('/tipjar show')).answer;
  const form = (await ada.says('/tipjar message')).answer;
  town.citizens.ADA = { name: text, admin: true };
  await ada.says('/tipjar pause');
  const refusal = (await ben.says('/tip @ada')).answer;
  await ada.says('/tipjar resume');
  const unknown = (await asks(ben, 'tipjar add', { provider: `?${text}`, handle: 'x' })).answer;
  return {
    message,
    'message on the card': card,
    'message in show': own,
    'message in its form': form,
    'name on the card': (await ben.says('/tip @ada')).answer,
    'name in a refusal': refusal,
    'name in an explanation': (await ben.presses({ command: 'tip shown', options: { user: 'ADA' } })).answer,
    'name by a code': (await ben.presses({ command: 'tip code', options: { user: 'ADA' } })).answer,
    'unknown provider': withoutSuggestions(unknown),
    'unknown currency': (await asks(ada, 'tipjar currency', { code: `qzx${text}` })).answer,
    'unknown command': withoutSuggestions((await asks(ada, `tipjar ?${text}`, {})).answer),
    'unknown member': (await asks(ben, 'tip', { user: `?${text}` })).answer,
    'unknown key of a file': (
      await asks(ben, 'tipjar import', { text: JSON.stringify({ [`?${text}`]: 'x', ko_fi: 'a' }) })
    ).answer,
  };
}

let town: Town;
let harmless: Record<string, Answer>;

beforeAll(async () => {
  town = createTown({ ADA: {}, BEN: {} });
  await town.person('ADA').says('/tipjar add ko-fi ada');
  harmless = await cards(town, HARMLESS);
});

/** How the sentence begins that says what the creator may see. It has the name in short. */
const beginning = (name: string): string => sentencesIn('en').words('reveals.sees', { name, what: '…' }).slice(0, -2);

/** Puts the hostile text into the twin in place of the harmless one. */
function filled<Value>(value: Value, text: string, written = (part: string) => part): Value {
  if (typeof value === 'string') {
    const all = value.split(beginning(HARMLESS)).map((part) => part.replaceAll(HARMLESS, () => written(text)));
    return all.join(beginning(written(shortName(text)))) as Value;
  }
  if (Array.isArray(value)) return value.map((inner) => filled(inner, text, written)) as Value;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, filled(inner, text, written)]),
  ) as Value;
}

/** The marks that set a name from right to left apart in a sentence. They are ours, and nothing that anybody typed. */
const MARKS = /[\u2068\u2069]/g;

/** Takes these marks out, and the texts that consist of nothing else. */
function unmarked<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(MARKS, '') as Value;
  if (Array.isArray(value)) return value.map((inner) => unmarked(inner)).filter((inner) => inner !== '') as Value;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unmarked(inner)])) as Value;
}

/** Gets every text that is shown, with the object that holds it. */
const textsIn = (payload: unknown) =>
  objectsIn(payload).flatMap((part) =>
    Object.entries(part).flatMap(([name, value]) =>
      typeof value === 'string' && !/_id$/.test(name) ? [{ part, name, value }] : [],
    ),
  );

/** Finds what Discord would format: marks anywhere, addresses, emoji, and what begins a line. It skips code. */
function live(markdown: string): string[] {
  const bare = markdown.replace(/(?<!\\)`[^`\n]*`/g, '').replace(/\\[^0-9A-Za-z\s]/g, 'x');
  return bare.match(/[*_~`|[\]<>@\\]|:(?=\S)|^\s*(?:-?#+|[+-]|\d+[.)])/gm) ?? [];
}

/** Checks that Discord formats nothing in the text and pings nobody. */
function expectDeadOnDiscord(answer: Answer, twin: Answer) {
  expect(discordProblems(answer)).toEqual([]);
  const shown = onDiscord(answer);
  if (answer.kind === 'reply') expect(shown).toMatchObject({ allowed_mentions: { parse: [] } });
  const contents = (payload: unknown) => textsIn(payload).filter(({ name }) => name === 'content');
  expect(contents(shown).map(({ value }) => live(value))).toEqual(
    contents(onDiscord(twin)).map(({ value }) => live(value)),
  );
}

/** Puts emoji back into the texts around them: on Slack they are all that is shown of a text by name. */
function spelledOut(part: unknown): unknown {
  if (Array.isArray(part)) {
    const whole: unknown[] = [];
    for (const one of part.map(spelledOut)) {
      const last = whole.at(-1);
      if (isText(last) && isText(one)) whole.splice(-1, 1, { ...last, text: last.text + one.text });
      else whole.push(one);
    }
    return whole;
  }
  if (typeof part !== 'object' || part === null) return part;
  if ('type' in part && part.type === 'emoji' && 'name' in part) return { type: 'text', text: `:${part.name}:` };
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, spelledOut(inner)]));
}

const isText = (part: unknown): part is { type: 'text'; text: string } =>
  typeof part === 'object' && part !== null && 'type' in part && part.type === 'text';

/** Checks that the text is in places where Slack formats nothing, and is escaped in the notification. */
function expectDeadOnSlack(answer: Answer, twin: Answer, text: string) {
  expect(slackProblems(answer)).toEqual([]);
  const twins = spelledOut(onSlack(twin)) as Record<string, unknown>;
  for (const [place, payload] of Object.entries(spelledOut(onSlack(answer)) as Record<string, unknown>)) {
    expect(JSON.stringify(payload)).not.toContain('"mrkdwn"');
    const same = textsIn(twins[place]);
    const inNotification = ({ part, name }: (typeof same)[number]) => name === 'text' && 'response_type' in part;
    expect(unmarked(textsIn(payload).map(({ value }) => value))).toEqual(
      unmarked(same.map((one) => filled(one.value, text, inNotification(one) ? escapeText : undefined))),
    );
    for (const one of same.filter(({ value }) => value.includes(HARMLESS))) {
      if (inNotification(one) || one.name === 'initial_value') continue;
      expect(['plain_text', 'text']).toContain(one.part.type);
    }
  }
}

async function expectTextAlone(text: string) {
  for (const [name, answer] of Object.entries(await cards(town, text))) {
    const twin = harmless[name];
    if (!twin) throw new Error(`no card called ${name}`);
    expect(unmarked(answer)).toEqual(unmarked(filled(twin, text)));
    expectDeadOnDiscord(answer, twin);
    expectDeadOnSlack(answer, twin, text);
  }
}

describe('what people type, on either platform', () => {
  it('is in every card of the table', () => {
    expect(Object.values(harmless).filter((card) => !JSON.stringify(card).includes(HARMLESS))).toEqual([]);
  });

  it.each(table)('is text and nothing else: %s', async (text) => {
    await expectTextAlone(text);
  });

  it('is text and nothing else, whatever it is', async () => {
    await fc.assert(fc.asyncProperty(typed, expectTextAlone), { numRuns: 150 });
  }, 120_000);
});
