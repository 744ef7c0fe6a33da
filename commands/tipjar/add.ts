import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, mainButton, reply, text } from '../../src/bot/kit.ts';
import { freeText } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Jar, MOST_LINKS } from '../../src/jars/jar.ts';
import type { Standing } from '../../src/jars/listing.ts';
import { allows, owesRules } from '../../src/jars/policy.ts';
import { maxTyped, type Provider, sameHandle } from '../../src/providers/index.ts';
import { code } from '../../src/text/line.ts';
import { removedLine } from '../cards/links.ts';
import { forPreview, preview } from '../cards/preview.ts';
import { needsConfirmation, revealedByLink } from '../cards/reveals.ts';
import { heldParts } from '../cards/standing.ts';
import { handleIn, provider as providerOption } from '../options/provider.ts';
import { compareLink } from '../steps/compare.ts';
import { noteLink, withDraft } from '../steps/draft.ts';
import { listHere, refuseIneligible, standingNow } from '../steps/list-here.ts';
import { membersRoles, type Roles } from '../steps/roles.ts';

export const add = defineCommand('tipjar add', { provider: providerOption(), handle: freeText(maxTyped) })
  .lookUp(membersRoles)
  .run(async ({ provider, handle: typed }, context, roles) => {
    const handle = handleIn(provider, typed);
    return needsConfirmation(provider, handle)
      ? confirm(provider, handle, context, roles)
      : addNow(provider, handle, context, roles);
  });

/** If the jar stands like this, the creator has to press Publish next. */
const unpublished: readonly Standing[] = ['approval', 'rules'];

async function addNow(provider: Provider, handle: string, context: Context, roles: Roles): Promise<Reply> {
  const { caller, community, now, say, words } = context;
  const { standing, allowed, newRules, removals, held } = await context.write(async (writing) => {
    refusePresent(await writing.jar(caller.account), provider, handle);
    await writing.putJar(caller.account, now);
    const policy = await writing.policy(community);
    const listed = await listHere(writing, context, roles);
    const listing = await writing.listing(community, caller.account);
    const newRules = listing !== undefined && owesRules(policy, listing.rulesAccepted);
    await writing.putLink(caller.account, { provider: provider.id, handle, at: now });
    await noteLink(writing, 'link.added', { account: caller.account, provider, handle });
    const held = await compareLink(writing, context, { provider: provider.id, handle, changedAt: now });
    const removals = await writing.removals(community, caller.account);
    const standing = listed === 'live' ? await standingNow(writing, context) : listed;
    return { standing, allowed: allows(policy, provider), newRules, removals, held };
  });
  const removed = removedLine(removals, { provider, handle }, context);
  return reply(say('add.title', { provider: provider.name }), [
    text(say('add.done', { provider: provider.name, handle: code(handle) })),
    heldParts(held, context),
    text(say(`standing.${standing}`)),
    newRules && text(say('show.new-rules')),
    !allowed && text(say('show.blocked', { provider: provider.name })),
    removed && text(removed),
    revealedByLink(provider, handle, context),
    buttons(
      newRules && mainButton(words('button.read-rules'), to('tipjar publish')),
      unpublished.includes(standing) && mainButton(words('button.publish'), to('tipjar publish')),
      button(words('button.show'), to('tipjar show')),
      button(words('button.remove', { provider: provider.name }), to('tipjar remove', { provider: provider.id })),
    ),
  ]);
}

/** Shows what the handle itself tells about its owner, who confirms that by publishing before the link is added. */
async function confirm(provider: Provider, handle: string, context: Context, roles: Roles): Promise<Reply> {
  const { caller, community, write, now } = context;
  const typed = { [provider.id]: handle };
  const before = await write(async (writing) => {
    await refuseIneligible(writing, context, roles);
    const before = await forPreview(writing, context);
    refusePresent(before.jar, provider, handle);
    await writing.putDraft(community, caller.account, { typed, at: now });
    return before;
  });
  return preview({ ...before, links: withDraft(before.jar, typed, now), typed }, context);
}

/** @throws {Refusal} when the jar already has a link of this provider, or is full. */
function refusePresent(jar: Jar | undefined, provider: Provider, handle: string): void {
  const present = jar?.links.find((link) => link.provider === provider.id);
  if (present) {
    const same = sameHandle(provider, present.handle, handle);
    const values = { provider: provider.name, handle: present.handle, id: provider.id };
    throw new Refusal(same ? 'add.same' : 'add.other-handle', values);
  }
  if ((jar?.links.length ?? 0) >= MOST_LINKS) throw new Refusal('jar.full', { most: MOST_LINKS });
}
