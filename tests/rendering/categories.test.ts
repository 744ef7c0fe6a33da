import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import { LONGEST_CATEGORY } from '../../src/jars/category.ts';
import { hidesSomething, lengthOf, trimmed } from '../../src/text/plain-text.ts';
import { languages } from '../../src/text/texts.ts';
import type { Shown } from '../support/shown.ts';
import { createTown } from '../support/town.ts';
import { discordProblems } from './discord-problems.ts';
import { slackProblems } from './slack-problems.ts';

/** Letters that take much room in an id or on a card, emoji of several characters, and signs with a meaning. */
const piece = fc.oneof(
  fc.constantFrom('学', '语', '👩‍👩‍👧', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '❤️', 'é', 'و', 'ß', '𝔸', 'a', ' ', '&', '|', '=', '*', '<', '@', '%'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
);
const name = fc
  .oneof(
    fc.array(piece, { minLength: 1, maxLength: LONGEST_CATEGORY }).map((pieces) => pieces.join('')),
    piece.map((one) => one.repeat(Math.max(1, Math.floor(LONGEST_CATEGORY / lengthOf(one))))),
  )
  .map((text) => trimmed(text).replace(/\s+/g, ' '))
  .filter((text) => text !== '' && lengthOf(text) <= LONGEST_CATEGORY && !hidesSomething(text));

/** Ada's id is as long as ids get on the platform. */
const places: [platform: string, community: Community, ada: string][] = [
  ['Discord', 'discord:12345678901234567891', '12345678901234567890'],
  ['Slack', 'slack:T1', 'U0123456789A'],
];

/** Does all that a category takes part in, and hands each answer over. */
async function throughAllCards(
  category: string,
  community: Community,
  id: string,
  keep: (shown: Shown) => Shown,
): Promise<void> {
  const town = createTown({
    [id]: { name: 'Ada' },
    U0BEN: { name: 'Ben', language: languages[1] },
    U0GRACE: { name: 'Grace', admin: true },
  });
  const [ada, ben, grace] = [id, 'U0BEN', 'U0GRACE'].map((one) => town.person(one, community));
  if (!ada || !ben || !grace) throw new Error('the town lacks somebody');
  const own = { user: { member: ada.id } };
  const change = (rule: string) =>
    grace.asks({ command: 'tipjar-admin category', options: { name: category, rule } }).then(keep);
  const pressLast = (shown: Shown, command: 'tipjar request about' | 'tipjar category choose') => {
    const holding = shown.actions.filter((action) => action.command === command && action.options?.category);
    const action = holding.at(-1);
    if (!action) throw new Error(`no category is offered on: ${shown.text}`);
    return shown.press(command, action.options).then(keep);
  };

  const added = await change('add');
  expect(added).toSay('category.done.add', { name: category });
  const removed = keep(await added.press('tipjar-admin category', { rule: 'remove' }));
  expect(removed).toSay('category.done.remove', { name: category });
  expect(keep(await removed.press('tipjar-admin category', { rule: 'add' }))).toSay('category.done.add', {
    name: category,
  });
  await grace.says('/tipjar-admin eligibility approval');
  await grace.says('/tipjar-admin requests #c0requests');
  await (await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules edit')).submit({ text: 'Be kind.' });
  await ada.says('/tipjar add ko-fi ada');
  const rules = keep(await ada.presses({ command: 'tipjar publish' }));
  const menu = keep(await rules.press('tipjar publish'));
  const form = await pressLast(menu, 'tipjar request about');
  keep(await form.submit({ about: '\u2066' }));
  expect(keep(await form.submit({ about: 'I draw.' }))).toSay('standing.pending');
  keep(await grace.says('/tipjar-admin requests'));
  keep(await ada.says('/tipjar show'));
  keep(await grace.asks({ command: 'tipjar-admin approve', options: own }));
  expect(keep(await ben.asks({ command: 'tip', options: own })).text).toContain(category);
  await grace.says('/tipjar-admin eligibility everyone');
  const choice = keep(await ada.says('/tipjar category'));
  expect(await pressLast(choice, 'tipjar category choose')).toSay('show.category', { category });
  keep(await grace.says('/tipjar-admin status'));
  keep(await grace.says('/tipjar-admin panel'));
  keep(await grace.says('/tipjar-admin log'));
  keep(await ada.says('/tipjar export'));
  await town.bot.outbox.settled();
  expect(town.posted.length).toBeGreaterThan(0);
  expect(town.logged).toEqual([]);
}

describe.each(places)('a category of any name that may be added, on %s', (platform, community, ada) => {
  const problems = platform === 'Discord' ? discordProblems : slackProblems;

  it('works on every card and in every button', async () => {
    await fc.assert(
      fc.asyncProperty(name, (category) =>
        throughAllCards(category, community, ada, (shown) => {
          expect(problems(shown.answer), JSON.stringify(shown.answer)).toEqual([]);
          return shown;
        }),
      ),
      { numRuns: 60, examples: [['学'.repeat(30)], ['学'.repeat(21)], ['👩‍👩‍👧'.repeat(6)], ['𝔸'.repeat(30)]] },
    );
  }, 120_000);
});
