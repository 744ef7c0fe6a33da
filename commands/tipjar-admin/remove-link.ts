import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { member, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { handleKey, type Provider } from '../../src/providers/index.ts';
import type { Reading } from '../../src/store/store.ts';
import { code } from '../../src/text/line.ts';
import { HONEY } from '../cards/jar-card.ts';
import { removalOf } from '../cards/removed.ts';
import { known, provider } from '../options/provider.ts';
import { reason } from '../options/reason.ts';

/**
 * Takes a link off a jar's card in this community alone: the jar is its owner's, here and everywhere else. The same
 * handle stays off when it is added again; another one is shown.
 */
export const removeLink = defineCommand({
  name: 'tipjar-admin remove-link',
  admin: true,
  options: { user: member(), provider: provider(), reason: optional(reason()) },
  async run({ user, provider, reason = '' }, context) {
    const { community, change, now, say, words } = context;
    const handle = await change(async (writing) => {
      const { link, removals } = await linkHere(writing, user, provider, context);
      if (!link) throw new Refusal('remove-link.absent', { name: user.name, provider: provider.name });
      const { handle } = link;
      if (removalOf(removals, link)) throw new Refusal('remove-link.already', { provider: provider.name });
      const key = handleKey(provider, handle);
      await writing.putRemoval(community, user.account, { provider: provider.id, key, reason, at: now });
      await writing.note({
        action: 'link.removed-by-admin',
        subject: user.account,
        what: provider.name,
        handle,
        reason,
      });
      const values = { provider: provider.name, reason };
      await writing.tell(user.account, { name: reason ? 'link-removed-because' : 'link-removed', values });
      return handle;
    });
    const undo = { command: 'tipjar-admin restore-link', options: { user: user.id, provider: provider.id } };
    return reply({
      title: say('remove-link.title', { provider: provider.name }),
      color: HONEY,
      parts: [
        {
          part: 'text',
          line: say('remove-link.done', { name: user.name, provider: provider.name, handle: code(handle) }),
        },
        { part: 'buttons', buttons: [{ label: words('button.restore-link'), action: undo, style: 'plain' }] },
      ],
    });
  },
});

export const restoreLink = defineCommand({
  name: 'tipjar-admin restore-link',
  admin: true,
  options: { user: member(), provider: provider() },
  async run({ user, provider }, context) {
    const { community, change, say } = context;
    await change(async (writing) => {
      const { link } = await linkHere(writing, user, provider, context);
      const dropped = await writing.dropRemovals(community, user.account, provider.id);
      if (!dropped) throw new Refusal('restore-link.not-removed', { name: user.name, provider: provider.name });
      await writing.note({
        action: 'link.restored-by-admin',
        subject: user.account,
        what: provider.name,
        handle: link?.handle ?? '',
      });
      await writing.tell(user.account, { name: 'link-restored', values: { provider: provider.name } });
    });
    return reply({
      title: say('restore-link.title', { provider: provider.name }),
      color: HONEY,
      parts: [{ part: 'text', line: say('restore-link.done', { name: user.name, provider: provider.name }) }],
    });
  },
});

/** @throws {Refusal} where the jar isn't listed here: nothing of it is told then. */
async function linkHere(reading: Reading, user: Member, provider: Provider, { community }: Context) {
  const jar = await reading.jar(user.account);
  if (!jar || !(await reading.listing(community, user.account))) throw new Refusal('tip.no-jar', { name: user.name });
  const link = jar.links.map(known).find((one) => one?.provider.id === provider.id);
  return { link, removals: await reading.removals(community, user.account) };
}
