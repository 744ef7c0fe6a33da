import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type CommandWriting, type Context, defineCommand, type Here } from '../../src/bot/command.ts';
import { usageOf } from '../../src/bot/description.ts';
import { button, buttons, mainButton, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Jar, type Link, MOST_LINKS } from '../../src/jars/jar.ts';
import type { Standing } from '../../src/jars/listing.ts';
import { allows, owesRules } from '../../src/jars/policy.ts';
import { type Provider, sameHandle } from '../../src/providers/index.ts';
import { code } from '../../src/text/line.ts';
import { removedLine } from '../cards/links.ts';
import { preview } from '../cards/preview.ts';
import { needsConfirmation, revealedByLink } from '../cards/reveals.ts';
import { linksMark } from '../cards/shown-mark.ts';
import { type Held, heldParts, removeButton } from '../cards/standing.ts';
import { wantedLink, wantedOptions } from '../options/wanted-link.ts';
import { compareLink } from '../steps/compare.ts';
import { joinDraft, noteLink } from '../steps/draft.ts';
import { listHere, refuseIneligible, standingNow } from '../steps/list-here.ts';
import { putOwnJar } from '../steps/put-own-jar.ts';
import { readDrafted } from '../steps/read-drafted.ts';
import { membersRoles, type Roles } from '../steps/roles.ts';

const options = wantedOptions();

/** Adds a link. What is pasted alone, without the name of its service, has to be a link of a service that is known. */
export const add = defineCommand('tipjar add', options)
  .lookUp(membersRoles)
  .run(async ({ provider: named, handle: typed }, context, roles) => {
    const { caller, community, write } = context;
    const link = wantedLink(named, typed);
    if (!link) throw new Refusal('call.usage', { usage: usageOf({ name: 'tipjar add', options }) });
    const { provider } = link;
    const done = await write(async (writing) => {
      const kept = keptLink(await writing.jar(caller.account), link);
      const shown = kept !== undefined && (await writing.listing(community, caller.account)) !== undefined;
      return needsConfirmation(provider, link.handle) && !shown
        ? { previewed: await draft(writing, link, context, roles) }
        : { added: await put(writing, link, kept, context, roles) };
    });
    return done.previewed ? preview(done.previewed, context) : addedCard(done.added, context);
  });

interface Wanted {
  provider: Provider;
  handle: string;
}

/** If the jar stands like this, the creator has to press Publish next. */
const unpublished: readonly Standing[] = ['approval', 'rules', 'left'];

/**
 * Puts the link into the jar, unless it's there already, and shows the jar in this community if the policy lets it.
 * @param kept The link as the jar has it, if it does.
 */
async function put(writing: CommandWriting, wanted: Wanted, kept: Link | undefined, here: Here, roles: Roles) {
  const { caller, community, now } = here;
  const { provider } = wanted;
  const handle = kept?.handle ?? wanted.handle;
  await putOwnJar(writing, here);
  const policy = await writing.policy(community);
  const listed = await listHere(writing, here, roles);
  const listing = await writing.listing(community, caller.account);
  const newRules = listing !== undefined && owesRules(policy, listing.rulesAccepted);
  let held: Held[] = [];
  if (!kept) {
    await writing.putLink(caller.account, { provider: provider.id, handle, at: now });
    await noteLink(writing, here, 'link.added', { provider, handle });
    held = await compareLink(writing, here, { provider: provider.id, handle, changedAt: now });
  }
  const removals = await writing.removals(community, caller.account);
  const standing = listed === 'live' ? await standingNow(writing, here) : listed;
  const seen = linksMark((await writing.jar(caller.account))?.links ?? []);
  return { provider, handle, kept, standing, allowed: allows(policy, provider), newRules, removals, held, seen };
}

function addedCard(added: Awaited<ReturnType<typeof put>>, context: Context): Reply {
  const { provider, handle, kept, standing, allowed, newRules, removals, held, seen } = added;
  const { say, words } = context;
  const publish = to('tipjar publish', { seen });
  const removed = removedLine(removals, { provider, handle }, context);
  const values = { provider: provider.name, handle: code(handle) };
  return reply(kept ? say('show.title') : say('add.title', { provider: provider.name }), [
    text(say(kept ? 'add.same' : 'add.done', values)),
    revealedByLink(provider, handle, context),
    heldParts(held, context),
    text(say(`standing.${standing}`)),
    newRules && text(say('show.new-rules')),
    !allowed && text(say('show.blocked', { provider: provider.name })),
    removed && !held.some(({ here }) => here) && text(removed),
    buttons(
      newRules && mainButton(words('button.read-rules'), publish),
      unpublished.includes(standing) && mainButton(words('button.publish'), publish),
      button(words('button.show'), to('tipjar show')),
      removeButton({ provider, handle }, context),
    ),
  ]);
}

/**
 * Keeps the link as a draft, for a preview that shows what the handle itself tells about its owner. By publishing it,
 * the owner confirms that before anybody here sees the link.
 */
async function draft(writing: CommandWriting, { provider, handle }: Wanted, here: Here, roles: Roles) {
  const { caller, community, now } = here;
  await refuseIneligible(writing, here, roles);
  const before = await writing.draft(community, caller.account);
  await writing.putDraft(community, caller.account, joinDraft(before, { [provider.id]: handle }, now));
  return readDrafted(writing, here);
}

/**
 * Gets the link as the jar has it already.
 * @throws {Refusal} when the jar has another link of this provider, or is full.
 */
function keptLink(jar: Jar | undefined, { provider, handle }: Wanted): Link | undefined {
  const kept = jar?.links.find((link) => link.provider === provider.id);
  if (kept && !sameHandle(provider, kept.handle, handle)) {
    throw new Refusal('add.other-handle', { provider: provider.name, handle: kept.handle, id: provider.id });
  }
  if (!kept && (jar?.links.length ?? 0) >= MOST_LINKS) throw new Refusal('jar.full', { most: MOST_LINKS });
  return kept;
}
