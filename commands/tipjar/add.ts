import { defineCommand, reply } from '../../src/bot/command.ts';
import { code } from '../../src/bot/line.ts';
import { text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { MOST_LINKS } from '../../src/jars/jar.ts';
import { maxTyped, sameHandle } from '../../src/providers/index.ts';
import { foreseeRoles, listHere } from '../shared/listing.ts';
import { handleIn, provider } from '../shared/provider.ts';
import { HONEY } from '../shared/jar-card.ts';

export const add = defineCommand({
  name: 'tipjar add',
  options: { provider: provider(), handle: text(maxTyped) },
  async run({ provider, handle: typed }, context) {
    const { caller, now, say, words } = context;
    const handle = handleIn(provider, typed);
    await foreseeRoles(context);
    const standing = await context.change(async (writing) => {
      const links = (await writing.jar(caller.account))?.links ?? [];
      const present = links.find((link) => link.provider === provider.id);
      if (present) {
        const same = sameHandle(provider, present.handle, handle);
        throw new Refusal(same ? 'add.same' : 'add.other-handle', {
          provider: provider.name,
          handle: present.handle,
          id: provider.id,
        });
      }
      if (links.length >= MOST_LINKS) throw new Refusal('jar.full', { most: MOST_LINKS });
      await writing.putJar(caller.account, now);
      await writing.putLink(caller.account, { provider: provider.id, handle, at: now });
      return listHere(writing, context);
    });
    return reply({
      title: say('add.title', { provider: provider.name }),
      color: HONEY,
      parts: [
        { part: 'text', line: say('add.done', { provider: provider.name, handle: code(handle) }) },
        { part: 'text', line: say(`standing.${standing}`) },
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
