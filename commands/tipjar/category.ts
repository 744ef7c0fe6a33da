import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep, type Here } from '../../src/bot/command.ts';
import { button, buttons, mainButton, reply, text } from '../../src/bot/kit.ts';
import { key, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { categoriesOf } from '../../src/jars/category.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { categoryKey, categoryName, categoryOf } from '../cards/names.ts';

/** Lets creators choose the category on their card here. */
export const category = defineCommand('tipjar category', {}).run(async (_, context) => {
  const { listing, policy } = await context.read((reading) => choosable(reading, context));
  return choice(listing.category, policy, context);
});

export const categoryChoose = defineStep('tipjar category choose', { category: optional(key(30)) }).run(
  async ({ category: wanted }, context) => {
    const { caller, write } = context;
    const { chosen, policy } = await write(async (writing) => {
      const { listing, policy } = await choosable(writing, context);
      const chosen = wanted === undefined ? '' : categoryOf(wanted, policy);
      if (chosen === undefined) throw new Refusal('request.category-gone', {}, { wayOn: again });
      if (chosen !== listing.category) {
        await writing.putListing({ ...listing, category: chosen });
        await writing.note({ action: 'listing.category', subject: caller.account, what: chosen });
      }
      return { chosen, policy };
    });
    return choice(chosen, policy, context);
  },
);

const again = { label: 'button.retry', action: to('tipjar category') } as const;

/** @throws {Refusal} when the creator's jar isn't listed here, or when admins approve each jar with its category. */
async function choosable(reading: Reading, { community, caller }: Here): Promise<{ listing: Listing; policy: Policy }> {
  const listing = await reading.listing(community, caller.account);
  const policy = await reading.policy(community);
  if (!listing) throw new Refusal((await reading.jar(caller.account)) ? 'jar.unlisted' : 'jar.none');
  if (policy.eligibility === 'approval') throw new Refusal('category.approved');
  return { listing, policy };
}

function choice(present: string, policy: Policy, context: Context): Reply {
  const { say, words } = context;
  const option = (label: string, category: string) => {
    const make = category === present ? mainButton : button;
    return make(label, to('tipjar category choose', { category: category ? categoryKey(category) : undefined }));
  };
  const name = categoryName(present, context);
  return reply(say('category.own.title'), [
    text(present ? say('show.category', { category: name }) : say('category.own.none')),
    buttons(
      categoriesOf(policy).map((one) => option(categoryName(one, context), one)),
      option(words('button.none'), ''),
    ),
  ]);
}
