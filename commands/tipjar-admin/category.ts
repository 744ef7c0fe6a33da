import { to, toIfFits } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { choice, freeText } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Community } from '../../src/ids.ts';
import { categoriesOf, isCommon, LONGEST_CATEGORY, MOST_CATEGORIES, sameCategory } from '../../src/jars/category.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { commas } from '../../src/text/formats.ts';
import { hidesSomething, lengthOf } from '../../src/text/plain-text.ts';
import type { Texts } from '../../src/text/texts.ts';
import { categoryKey, categoryName, categoryOf } from '../cards/names.ts';

/** The option takes more characters than a name may have, so that one that is too long is answered and not cut off. */
const MOST_TYPED = 100;

/** Adds or removes a category that creators can choose here, besides the four that they can choose anywhere. */
export const category = defineCommand('tipjar-admin category', {
  name: freeText(MOST_TYPED),
  rule: choice('add', 'remove'),
}).run(async ({ name: typed, rule }, context) => {
  const { community, write, say, words } = context;
  const wanted = typed.replace(/[\r\n\t ]+/g, ' ');
  const { policy, name } = await write(async (writing) => {
    const before = await writing.policy(community);
    const meant = categoryOf(wanted, before) ?? (await recent(wanted, writing, community)) ?? wanted;
    const name = rule === 'add' ? addable(meant, before, context) : present(meant, before);
    if (rule === 'add') await writing.putCategory(community, name);
    else await writing.removeCategory(community, name);
    await writing.note({ action: 'policy.category', what: `${name} ${rule}` });
    return { policy: await writing.policy(community), name };
  });
  const opposite = rule === 'add' ? 'remove' : 'add';
  // A long name in other letters than Latin ones may not fit on a button.
  const undo =
    toIfFits('tipjar-admin category', { name, rule: opposite }) ??
    to('tipjar-admin category', { name: categoryKey(name), rule: opposite });
  const categories = categoriesOf(policy).map((one) => categoryName(one, context));
  return reply(say('category.title'), [
    text(say(`category.done.${rule}`, { name })),
    text(say('category.all', { categories: commas(categories, context.language) })),
    buttons(button(words(`button.category.${opposite}`), undo)),
  ]);
});

/** The key on a button is looked for in so many entries of the journal. */
const RECENT = 100;

/** Finds the name of a category that was added or removed lately, by the key that the button for undoing that holds. */
async function recent(key: string, reading: Reading, community: Community): Promise<string | undefined> {
  const entries = await reading.journal(community, RECENT);
  const names = entries.flatMap(({ action, what = '' }) =>
    action === 'policy.category' ? [what.slice(0, what.lastIndexOf(' '))] : [],
  );
  return names.find((name) => categoryKey(name) === key);
}

/** @throws {Refusal} saying why a category of this name can't be added. */
function addable(name: string, policy: Policy, texts: Pick<Texts, 'words'>): string {
  if (lengthOf(name) > LONGEST_CATEGORY) throw new Refusal('category.too-long', { most: LONGEST_CATEGORY });
  if (name === '' || hidesSomething(name)) throw new Refusal('category.hidden');
  const taken = categoriesOf(policy).flatMap((one) => [one, categoryName(one, texts)]);
  if (taken.some((one) => sameCategory(one, name))) throw new Refusal('category.there', { name });
  if (policy.categories.length >= MOST_CATEGORIES) throw new Refusal('category.too-many', { most: MOST_CATEGORIES });
  return name;
}

/** Finds a category as it was written when it was added. @throws {Refusal} when there is none to remove. */
function present(name: string, { categories }: Policy): string {
  const found = categories.find((one) => sameCategory(one, name));
  if (found !== undefined) return found;
  throw new Refusal(isCommon(name.toLowerCase()) ? 'category.common' : 'category.absent', { name });
}
