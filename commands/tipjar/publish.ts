import { to } from '../../src/bot/action.ts';
import { type CommandWriting, defineStep, type Here } from '../../src/bot/command.ts';
import { divider, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Listing, type Standing, withoutHold } from '../../src/jars/listing.ts';
import { owesRules, type Policy } from '../../src/jars/policy.ts';
import { preview } from '../cards/preview.ts';
import { askForRequest } from '../cards/request.ts';
import { askForRules } from '../cards/rules.ts';
import { toSetUp } from '../cards/set-up.ts';
import { linksMark, seenOption } from '../cards/shown-mark.ts';
import { type Held, heldParts, published } from '../cards/standing.ts';
import { acceptedNow, acceptedOption } from '../steps/accepted-rules.ts';
import { compareListing, compareName } from '../steps/compare.ts';
import { putLinks, withDraft } from '../steps/draft.ts';
import { jarHere } from '../steps/jar-here.ts';
import { listHere, refuseIneligible, standingNow } from '../steps/list-here.ts';
import { putOwnJar } from '../steps/put-own-jar.ts';
import { readDrafted } from '../steps/read-drafted.ts';
import { membersRoles } from '../steps/roles.ts';

/**
 * Publishes a draft as the last step of a setup. Without a draft, it shows a jar here that was made elsewhere. `draft`
 * and `seen` are the marks of the links that the preview of the draft or another card showed: only those are published.
 */
export const publish = defineStep('tipjar publish', {
  draft: seenOption(),
  seen: seenOption(),
  accepted: acceptedOption(),
})
  .lookUp(membersRoles)
  .run(async ({ draft: previewed, seen, accepted: pressed }, context, roles) => {
    const { caller, community, write, now } = context;
    const { standing, jar, held } = await write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      const { listing, policy } = await jarHere(writing, context);
      const accepted = acceptedNow(policy, pressed, listing?.rulesAccepted);
      const before = await writing.jar(caller.account);
      const draft = previewed === undefined ? undefined : await writing.draft(community, caller.account);
      const links = draft ? withDraft(before, draft, now).links : (before?.links ?? []);
      if (links.length === 0) throw new Refusal('jar.none', {}, { wayOn: toSetUp });
      const shown = previewed ?? seen;
      if (shown !== undefined && shown !== linksMark(links)) {
        const { title, parts } = preview(await readDrafted(writing, context), context).card;
        throw new Refusal('publish.changed', {}, { below: [divider, text(title), parts] });
      }
      let standing: Standing = 'rules';
      let held: Held[] = [];
      if (!owesRules(policy, accepted)) {
        await putOwnJar(writing, context, { language: context.language });
        standing = listing
          ? await renew(listing, policy, writing, context)
          : await listHere(writing, context, roles, { accepted, findable: draft?.findable });
        if (draft) {
          held = await putLinks(writing, context, before, links);
          await writing.dropDraft(community, caller.account);
        }
        if (held.some(({ here }) => here)) standing = await standingNow(writing, context);
      }
      return { standing, jar: await jarHere(writing, context), held };
    });
    if (standing === 'rules') {
      const again = (accepted: string) => to('tipjar publish', { draft: previewed, seen, accepted });
      return askForRules(jar.policy, again, pressed !== undefined, context);
    }
    if (standing === 'approval') return askForRequest(jar, pressed, context);
    // The card itself says which links wait here alone.
    const others = held.filter(({ here, whole }) => whole || !here);
    return published(standing, jar, context, heldParts(others, context));
  });

/**
 * Publishes a jar that is already listed here. That confirms it, and ends waiting for an approval that the community no
 * longer asks for. A suspension, and a hold for any other reason, stay.
 */
async function renew(listing: Listing, policy: Policy, writing: CommandWriting, here: Here): Promise<Standing> {
  const { caller, now } = here;
  const links = (await writing.jar(caller.account))?.links ?? [];
  const released = listing.holds.approval !== undefined && policy.eligibility !== 'approval';
  const version = policy.rules.text === '' ? listing.rulesAccepted : policy.rules.version;
  const renewed: Listing = {
    ...listing,
    name: caller.name,
    confirmedAt: now,
    leftAt: undefined,
    holds: released ? withoutHold(listing.holds, 'approval') : listing.holds,
    rulesAccepted: version,
  };
  await writing.putListing(renewed);
  const subject = caller.account;
  if (released) await writing.note({ action: 'listing.listed', subject });
  else if (listing.leftAt !== undefined) await writing.note({ action: 'listing.confirmed', subject });
  else if (version !== listing.rulesAccepted) await writing.note({ action: 'listing.rules-accepted', subject });
  if (released || listing.leftAt !== undefined) await compareListing(writing, renewed, links);
  else if (listing.name !== caller.name) await compareName(writing, renewed);
  return standingNow(writing, here);
}
