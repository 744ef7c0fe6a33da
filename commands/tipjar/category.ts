import type { Button } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { categoriesOf } from '../../src/jars/category.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { categoryKey, categoryName, categoryOf } from '../cards/category.ts';
import { HONEY } from '../cards/jar-card.ts';

/** What stands on the creator's card here. Where an admin approves each jar, that is part of what they approved. */
export const category = defineCommand({
  name: 'tipjar category',
  options: {},
  async run(_, context) {
    const { listing, policy } = await context.store.read((reading) => choosable(reading, context));
    return choice(listing.category, policy, context);
  },
});

export const categoryChoose = defineCommand({
  name: 'tipjar category choose',
  hidden: true,
  options: { category: optional(text(30)) },
  async run({ category: key }, context) {
    const { caller, change } = context;
    const { chosen, policy } = await change(async (writing) => {
      const { listing, policy } = await choosable(writing, context);
      const chosen = key === undefined ? '' : categoryOf(key, policy);
      if (chosen === undefined) throw new Refusal('request.category-gone', {}, { wayOn: again });
      if (chosen !== listing.category) {
        await writing.putListing({ ...listing, category: chosen });
        await writing.note({ action: 'listing.category', subject: caller.account, what: chosen });
      }
      return { chosen, policy };
    });
    return choice(chosen, policy, context);
  },
});

const again = { label: 'button.retry', action: { command: 'tipjar category' } } as const;

/** @throws {Refusal} when there is no card here, or it isn't the creator's to say what stands on it. */
async function choosable(
  reading: Reading,
  { community, caller }: Context,
): Promise<{ listing: Listing; policy: Policy }> {
  const listing = await reading.listing(community, caller.account);
  const policy = await reading.policy(community);
  if (!listing) throw new Refusal((await reading.jar(caller.account)) ? 'jar.unlisted' : 'jar.none');
  if (policy.eligibility === 'approval') throw new Refusal('category.approved');
  return { listing, policy };
}

function choice(present: string, policy: Policy, context: Context) {
  const { say, words } = context;
  const button = (label: string, category: string): Button => ({
    label,
    action: { command: 'tipjar category choose', ...(category && { options: { category: categoryKey(category) } }) },
    style: category === present ? 'main' : 'plain',
  });
  const name = categoryName(present, context);
  return reply({
    title: say('category.own.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: present ? say('show.category', { category: name }) : say('category.own.none') },
      {
        part: 'buttons',
        buttons: [
          ...categoriesOf(policy).map((one) => button(categoryName(one, context), one)),
          button(words('button.none'), ''),
        ],
      },
    ],
  });
}
