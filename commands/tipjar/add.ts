import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Jar, MOST_LINKS } from '../../src/jars/jar.ts';
import { allows } from '../../src/jars/policy.ts';
import { owesRules } from '../../src/jars/rules.ts';
import { maxTyped, type Provider, sameHandle } from '../../src/providers/index.ts';
import { code } from '../../src/text/line.ts';
import { HONEY } from '../cards/jar-card.ts';
import { forPreview, preview, withDraft } from '../cards/preview.ts';
import { removedLines } from '../cards/removed.ts';
import { needsConfirmation, revealedByLink } from '../cards/reveals.ts';
import { handleIn, provider } from '../options/provider.ts';
import { compareLink, heldParts } from '../steps/compare.ts';
import { foreseeRoles, listHere, refuseIneligible, type Standing, standingNow } from '../steps/list-here.ts';
import { noteLink } from '../steps/note-link.ts';

/** Where the handle itself says something about its owner, they see what and confirm it before it is added. */
async function confirm(provider: Provider, handle: string, context: Context) {
  const { caller, community, change, now } = context;
  const typed = { [provider.id]: handle };
  const seen = await change(async (writing) => {
    await refuseIneligible(writing, context);
    const seen = await forPreview(writing, context);
    refusePresent(seen.jar, provider, handle);
    await writing.putDraft(community, caller.account, { typed, at: now });
    return seen;
  });
  return reply(preview({ ...seen, links: withDraft(seen.jar, typed, now), typed }, context));
}

/** @throws {Refusal} when a link of the provider is there, or no other would fit. */
function refusePresent(jar: Jar | undefined, provider: Provider, handle: string): void {
  const present = jar?.links.find((link) => link.provider === provider.id);
  if (present) {
    const same = sameHandle(provider, present.handle, handle);
    throw new Refusal(same ? 'add.same' : 'add.other-handle', {
      provider: provider.name,
      handle: present.handle,
      id: provider.id,
    });
  }
  if ((jar?.links.length ?? 0) >= MOST_LINKS) throw new Refusal('jar.full', { most: MOST_LINKS });
}

/** What publishing would ask for next. */
const unpublished: readonly Standing[] = ['approval', 'rules'];

export const add = defineCommand({
  name: 'tipjar add',
  options: { provider: provider(), handle: text(maxTyped) },
  async run({ provider, handle: typed }, context) {
    const { caller, community, now, say, words } = context;
    const handle = handleIn(provider, typed);
    await foreseeRoles(context);
    if (needsConfirmation(provider, handle)) return confirm(provider, handle, context);
    const { standing, allowed, newRules, removals, held } = await context.change(async (writing) => {
      refusePresent(await writing.jar(caller.account), provider, handle);
      await writing.putJar(caller.account, now);
      const policy = await writing.policy(community);
      const allowed = allows(policy, provider);
      const listed = await listHere(writing, context);
      const listing = await writing.listing(community, caller.account);
      const newRules = listing !== undefined && owesRules(policy, listing.rulesAccepted);
      await writing.putLink(caller.account, { provider: provider.id, handle, at: now });
      await noteLink(writing, 'link.added', { account: caller.account, provider, handle });
      const held = await compareLink(writing, context, { provider: provider.id, handle, changedAt: now });
      const removals = await writing.removals(community, caller.account);
      const standing = listed === 'live' ? await standingNow(writing, context) : listed;
      return { standing, allowed, newRules, removals, held };
    });
    return reply({
      title: say('add.title', { provider: provider.name }),
      color: HONEY,
      parts: [
        { part: 'text', line: say('add.done', { provider: provider.name, handle: code(handle) }) },
        ...heldParts(held, context),
        { part: 'text', line: say(`standing.${standing}`) },
        ...(newRules ? [{ part: 'text' as const, line: say('show.new-rules') }] : []),
        ...(allowed ? [] : [{ part: 'text' as const, line: say('show.blocked', { provider: provider.name }) }]),
        ...removedLines(removals, { provider, handle }, context).map((line) => ({ part: 'text' as const, line })),
        ...revealedByLink(provider, handle, context),
        {
          part: 'buttons',
          buttons: [
            ...(newRules
              ? [{ label: words('button.read-rules'), action: { command: 'tipjar publish' }, style: 'main' as const }]
              : []),
            ...(unpublished.includes(standing)
              ? [{ label: words('button.publish'), action: { command: 'tipjar publish' }, style: 'main' as const }]
              : []),
            { label: words('button.show'), action: { command: 'tipjar show' }, style: 'plain' },
            {
              label: words('button.remove', { provider: provider.name }),
              action: { command: 'tipjar remove', options: { provider: provider.id } },
              style: 'plain',
            },
          ],
        },
      ],
    });
  },
});
