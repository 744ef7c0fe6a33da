import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep, type Here } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { choice, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asOf, type Listing, statusOf } from '../../src/jars/listing.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { findableButton } from '../cards/directory.ts';
import { preview } from '../cards/preview.ts';
import { toSetUp } from '../cards/set-up.ts';
import { refuseIneligible } from '../steps/list-here.ts';
import { readDrafted } from '../steps/read-drafted.ts';
import { membersRoles } from '../steps/roles.ts';

/** Lets the owner of a jar be found in the directory of the community, or no longer. Without a state, it says which. */
export const directory = defineCommand('tipjar directory', { state: optional(choice('on', 'off')) }).run(
  async ({ state }, context) => {
    if (state === undefined) return shown(await context.read((reading) => ownListing(reading, context)), context);
    const findable = state === 'on';
    const kept = await context.write(async (writing) => {
      const { listing, policy } = await ownListing(writing, context);
      if (findable && !policy.features.has('directory')) throw new Refusal('directory.off');
      if (findable !== listing.findable) await writing.putListing({ ...listing, findable });
      return { listing: { ...listing, findable }, policy };
    });
    return shown(kept, context);
  },
);

/** Does the same for a jar that is being set up, and shows the preview of the draft again. */
export const directorySetup = defineStep('tipjar setup directory', { state: choice('on', 'off') })
  .lookUp(membersRoles)
  .run(async ({ state }, context, roles) => {
    const { caller, community, write } = context;
    const drafted = await write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      await writing.putDraftFindable(community, caller.account, state === 'on');
      const drafted = await readDrafted(writing, context);
      if (!drafted.draft) throw new Refusal('setup.gone', {}, { wayOn: toSetUp });
      return drafted;
    });
    return preview(drafted, context);
  });

interface Kept {
  listing: Listing;
  policy: Policy;
}

/** @throws {Refusal} when the caller's jar isn't listed here. */
async function ownListing(reading: Reading, { community, caller }: Here): Promise<Kept> {
  const listing = await reading.listing(community, caller.account);
  if (!listing) throw new Refusal((await reading.jar(caller.account)) ? 'jar.unlisted' : 'jar.none');
  return { listing, policy: await reading.policy(community) };
}

function shown({ listing, policy }: Kept, context: Context): Reply {
  const { caller, say, words } = context;
  const status = statusOf(asOf(listing, caller.joinedAt));
  const directory = policy.features.has('directory');
  return reply(say('directory.own.title'), [
    text(say(listing.findable ? 'directory.own.on' : 'directory.own.off')),
    listing.findable && status !== 'live' && text(say(`standing.${status}`)),
    !directory && text(say('directory.off')),
    buttons(
      findableButton(listing, policy, context),
      directory && button(words('button.directory'), to('tipjar list')),
      button(words('button.show'), to('tipjar show')),
    ),
  ]);
}
