import { type Change, type Context, defineCommand } from '../../src/bot/command.ts';
import { optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { owesRules } from '../../src/jars/rules.ts';
import { putLinks, withDraft } from '../cards/preview.ts';
import { published } from '../cards/published.ts';
import { askForRequest } from '../cards/request-menu.ts';
import { jarHere } from '../cards/standing.ts';
import { acceptedNow, askForRules } from '../steps/accept-rules.ts';
import { compareListing, compareName, type Held, heldParts } from '../steps/compare.ts';
import { foreseeRoles, listHere, refuseIneligible, type Standing, standingNow } from '../steps/list-here.ts';

/** The last step of a setup, and how a jar made elsewhere is shown here too. */
export const publish = defineCommand({
  name: 'tipjar publish',
  hidden: true,
  options: { draft: optional(text(20)) },
  async run({ draft: previewed }, context) {
    const { caller, community, change, now } = context;
    await foreseeRoles(context);
    const { standing, stand, held } = await change(async (writing) => {
      await refuseIneligible(writing, context);
      const { listing, policy } = await jarHere(writing, context);
      const accepted = acceptedNow(policy, context, listing?.rulesAccepted);
      const jar = await writing.jar(caller.account);
      const draft = previewed === undefined ? undefined : await writing.draft(community, caller.account);
      if (draft && String(draft.at) !== previewed) throw new Refusal('publish.newer-draft');
      const links = draft ? withDraft(jar, draft.typed, now) : (jar?.links ?? []);
      if (links.length === 0) throw new Refusal('jar.none');
      let standing: Standing = 'rules';
      let held: Held[] = [];
      if (!owesRules(policy, accepted)) {
        await writing.putJar(caller.account, now, { language: context.language });
        standing = listing
          ? await renew(listing, policy, writing, context)
          : await listHere(writing, context, { accepted });
        if (draft) {
          held = await putLinks(writing, context, jar, links);
          await writing.dropDraft(community, caller.account);
        }
        if (held.some(({ here }) => here)) standing = await standingNow(writing, context);
      }
      return { standing, stand: await jarHere(writing, context), held };
    });
    if (standing === 'rules') {
      const options = previewed === undefined ? {} : { draft: previewed };
      return askForRules(stand.policy, { command: 'tipjar publish', options }, context);
    }
    if (standing === 'approval') return askForRequest(stand, context);
    return published(standing, stand, context, heldParts(held, context));
  },
});

/**
 * What publishing does for a listing that is there: it is confirmed, and waits no longer for an approval that the
 * community has ceased to ask for. What an admin decided stays.
 */
async function renew(listing: Listing, policy: Policy, change: Change, context: Context): Promise<Standing> {
  const { caller, now } = context;
  const links = (await change.jar(caller.account))?.links ?? [];
  const released = listing.waiting?.for === 'approval' && policy.eligibility !== 'approval';
  const version = policy.rules.text === '' ? listing.rulesAccepted : policy.rules.version;
  const renewed: Listing = {
    ...listing,
    name: caller.name,
    confirmedAt: now,
    leftAt: undefined,
    waiting: released ? undefined : listing.waiting,
    rulesAccepted: version,
  };
  await change.putListing(renewed);
  const subject = caller.account;
  if (released) await change.note({ action: 'listing.listed', subject });
  else if (listing.leftAt !== undefined) await change.note({ action: 'listing.confirmed', subject });
  else if (version !== listing.rulesAccepted) await change.note({ action: 'listing.rules-accepted', subject });
  if (released || listing.leftAt !== undefined) await compareListing(change, renewed, links);
  else if (listing.name !== caller.name) await compareName(change, renewed);
  return standingNow(change, context);
}
