import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { code } from '../../src/bot/line.ts';
import { text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Jar, MOST_LINKS } from '../../src/jars/jar.ts';
import { allows } from '../../src/jars/policy.ts';
import { maxTyped, type Provider, sameHandle } from '../../src/providers/index.ts';
import { HONEY } from '../shared/jar-card.ts';
import { foreseeRoles, listHere } from '../shared/listing.ts';
import { noteLink } from '../shared/note-link.ts';
import { handleIn, provider } from '../shared/provider.ts';
import { needsConfirmation, revealedByLink } from '../shared/reveals.ts';
import { preview, withDraft } from './draft.ts';

/** Where the handle itself says something about its owner, they see what and confirm it before it is added. */
async function confirm(provider: Provider, handle: string, context: Context) {
  const { caller, community, change, now } = context;
  const typed = { [provider.id]: handle };
  const { jar, policy } = await change(async (writing) => {
    const jar = await writing.jar(caller.account);
    refusePresent(jar, provider, handle);
    await writing.putDraft(community, caller.account, { typed, at: now });
    return { jar, policy: await writing.policy(community) };
  });
  return reply(preview({ jar, links: withDraft(jar, typed, now), policy, typed }, context));
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

export const add = defineCommand({
  name: 'tipjar add',
  options: { provider: provider(), handle: text(maxTyped) },
  async run({ provider, handle: typed }, context) {
    const { caller, community, now, say, words } = context;
    const handle = handleIn(provider, typed);
    await foreseeRoles(context);
    if (needsConfirmation(provider, handle)) return confirm(provider, handle, context);
    const { standing, allowed } = await context.change(async (writing) => {
      refusePresent(await writing.jar(caller.account), provider, handle);
      await writing.putJar(caller.account, now);
      await writing.putLink(caller.account, { provider: provider.id, handle, at: now });
      const allowed = allows(await writing.policy(community), provider);
      const standing = await listHere(writing, context);
      await noteLink(writing, 'link.added', { account: caller.account, provider, handle });
      return { standing, allowed };
    });
    return reply({
      title: say('add.title', { provider: provider.name }),
      color: HONEY,
      parts: [
        { part: 'text', line: say('add.done', { provider: provider.name, handle: code(handle) }) },
        { part: 'text', line: say(`standing.${standing}`) },
        ...(allowed ? [] : [{ part: 'text' as const, line: say('show.blocked', { provider: provider.name }) }]),
        ...revealedByLink(provider, handle, context),
        {
          part: 'buttons',
          buttons: [
            { label: words('button.show'), action: { command: 'tipjar show' }, style: 'main' },
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
