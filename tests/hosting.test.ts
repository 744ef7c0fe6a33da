import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../src/root.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** The milliseconds that a source gives a constant, which is written as a product. */
function constantIn(file: string, name: string): number {
  const factors = new RegExp(`const ${name} = ([\\w *]+);`).exec(read(file))?.[1]?.split(' * ') ?? [];
  return factors.map((factor) => (factor === 'DAY' ? DAY : Number(factor))).reduce((one, other) => one * other, 1);
}

const written = (milliseconds: number) =>
  milliseconds <= DAY ? `${milliseconds / HOUR} hours` : `${milliseconds / DAY} days`;

/** What is kept, as docs/hosting.md begins to say it; and where the privacy policy has it too, some words from there. */
const kept = [
  ['src/store/tables/jars.ts', 'DRAFT_LIFE', 'An unfinished setup', 'A setup that you didn'],
  ['src/store/tables/journal.ts', 'JOURNAL_LIFE', 'The log of a community', 'a log of it with your account'],
  ['src/store/tables/outbox.ts', 'OUTBOX_LIFE', 'What is to be told or posted'],
  ['src/store/tables/posts.ts', 'POST_LIFE', 'Where a card was posted'],
  ['src/store/tables/nudges.ts', 'NUDGE_LIFE', 'That a member without a jar', 'such a mark is kept'],
  ['src/store/tables/deliveries.ts', 'DELIVERY_LIFE', 'Which deliveries were answered', 'the ids of deliveries'],
  ['src/store/tables/tombstones.ts', 'TOMBSTONE_LIFE', 'That something was erased', 'What stays is a mark'],
  [
    'src/store/tables/departures.ts',
    'DEPARTURE_LIFE',
    'That a community removed the bot',
    'If a community removes the bot',
  ],
  ['src/store/copy.ts', 'COPY_LIFE', 'A copy from before an upgrade'],
] as const;

describe('docs/hosting.md', () => {
  const text = read('docs/hosting.md');

  it.each(kept.map(([file, name, what]) => [file, name, what] as const))(
    'says how long %s keeps what it keeps: %s',
    (file, name, what) => {
      const line = text.split('\n').find((one) => one.startsWith(`| ${what}`));
      expect(line).toContain(`| ${written(constantIn(file, name))}`);
    },
  );

  it('has every table of the database among what is kept', () => {
    const schema = read('src/store/schema.ts');
    const tables = [...schema.slice(schema.indexOf('interface Schema')).matchAll(/^ {2}(\w+): \{/gm)];
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.map(([, name]) => name).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('gives a reason for each of Slack’s scopes, and for no other', () => {
    const { oauth_config } = JSON.parse(read('slack-manifest.json'));
    const explained = [...text.matchAll(/^\| `([a-z]+(?::[a-z]+)?)` +\|/gm)].map(([, scope]) => scope);
    expect(explained.sort()).toEqual(oauth_config.scopes.bot.toSorted());
  });

  it('names the intents that the bot uses on Discord', () => {
    const [, used = ''] = /intents: (.+),/.exec(read('src/discord/shard.ts')) ?? [];
    const names = [...used.matchAll(/\.(\w+)/g)].map(([, name]) => `\`${name}\``);
    expect(text).toContain(`only ${names.join(' and ')},`);
  });
});

describe('the template of a privacy policy', () => {
  const sentences = read('docs/templates/privacy-policy.md')
    .replace(/\s+/g, ' ')
    .split(/(?<=[.:]) /);

  it.each(kept.flatMap(([file, name, , words]) => (words ? [[file, name, words] as const] : [])))(
    'says how long %s keeps what it keeps: %s',
    (file, name, words) => {
      const sentence = sentences.find((one) => one.includes(words));
      expect(sentence).toContain(written(constantIn(file, name)));
    },
  );
});
