import { form, to, toChoose } from '../../src/bot/action.ts';
import { type Context, defineStep } from '../../src/bot/command.ts';
import { button, buttons, menu, type Parts, text } from '../../src/bot/kit.ts';
import { categoriesOf, LONGEST_CATEGORY } from '../../src/jars/category.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { categoryKey, categoryName } from '../cards/names.ts';

/** Shows which categories creators choose from. More can be added, and those can be removed again. */
export function categoriesRoom({ policy }: { policy: Policy }, context: Context): Parts {
  const { words, say } = context;
  const categories = categoriesOf(policy).map((one) => categoryName(one, context));
  const label = words('panel.categories.remove');
  const choices = policy.categories.map((one) => ({ value: categoryKey(one), label: one }));
  return [
    text(say('panel.categories')),
    text(say('category.all', { categories: categories.join(', ') })),
    buttons(button(words('panel.categories.add'), to('tipjar-admin category ask'))),
    choices.length > 0 &&
      menu(toChoose('tipjar-admin category', 'name', { rule: 'remove' }), label, [{ label, choices }]),
  ];
}

/** Asks the admin for the name of a category to add. */
export const categoryAsk = defineStep('tipjar-admin category ask', {}).run(async (_, { words }) =>
  form(
    {
      title: words('category.form'),
      submit: words('button.add'),
      sends: 'tipjar-admin category',
      fields: [{ name: 'name', label: words('category.label'), most: LONGEST_CATEGORY, required: true }],
    },
    { rule: 'add' },
  ),
);
