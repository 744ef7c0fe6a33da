import { fitsOnButton } from '../../src/bot/action-id.ts';
import type { Button } from '../../src/bot/answer.ts';
import { defineCommand, reply } from '../../src/bot/command.ts';
import { choice, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { categoriesOf, isCommon, LONGEST_CATEGORY, MOST_CATEGORIES, sameCategory } from '../../src/jars/category.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { hidesSomething, lengthOf } from '../../src/text/plain-text.ts';
import type { Texts } from '../../src/text/texts.ts';
import { categoryName } from '../cards/category.ts';
import { HONEY } from '../cards/jar-card.ts';

/** Longer than a name may be, so that too long a one is answered with a sentence and not cut off. */
const MOST_TYPED = 100;

/** What creators may call themselves here, besides what they may anywhere. */
export const category = defineCommand({
  name: 'tipjar-admin category',
  admin: true,
  options: { name: text(MOST_TYPED), rule: choice('add', 'remove') },
  async run({ name: typed, rule }, context) {
    const { community, change, say, words } = context;
    const name = typed.replace(/[\r\n\t ]+/g, ' ');
    const { policy, said } = await change(async (writing) => {
      const before = await writing.policy(community);
      const said = rule === 'add' ? addable(name, before, context) : present(name, before);
      if (rule === 'add') await writing.putCategory(community, said);
      else await writing.removeCategory(community, said);
      await writing.note({ action: 'policy.category', what: `${said} ${rule}` });
      return { policy: await writing.policy(community), said };
    });
    const opposite = rule === 'add' ? 'remove' : 'add';
    const undo = { command: 'tipjar-admin category', options: { name: said, rule: opposite } };
    const button: Button = { label: words(`button.category.${opposite}`), action: undo, style: 'plain' };
    return reply({
      title: say('category.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say(`category.done.${rule}`, { name: said }) },
        {
          part: 'text',
          line: say('category.all', {
            categories: categoriesOf(policy)
              .map((one) => categoryName(one, context))
              .join(', '),
          }),
        },
        // A long name of other letters doesn't fit on a button; it can be typed.
        ...(fitsOnButton(undo) ? [{ part: 'buttons' as const, buttons: [button] }] : []),
      ],
    });
  },
});

/** @throws {Refusal} saying why a category of this name can't be added. */
function addable(name: string, policy: Policy, texts: Pick<Texts, 'words'>): string {
  if (name === '' || hidesSomething(name)) throw new Refusal('category.hidden');
  if (lengthOf(name) > LONGEST_CATEGORY) throw new Refusal('category.too-long', { most: LONGEST_CATEGORY });
  const taken = categoriesOf(policy).flatMap((one) => [one, categoryName(one, texts)]);
  if (taken.some((one) => sameCategory(one, name))) throw new Refusal('category.there', { name });
  if (policy.categories.length >= MOST_CATEGORIES) throw new Refusal('category.too-many', { most: MOST_CATEGORIES });
  return name;
}

/** The category as it was written when it was added. @throws {Refusal} when there is none to remove. */
function present(name: string, { categories }: Policy): string {
  const found = categories.find((one) => sameCategory(one, name));
  if (found !== undefined) return found;
  throw new Refusal(isCommon(name.toLowerCase()) ? 'category.common' : 'category.absent', { name });
}
