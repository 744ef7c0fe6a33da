import { toIfFits } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { linksMark, seenOption } from '../cards/shown-mark.ts';
import { removeButton } from '../cards/standing.ts';
import { provider as providerOption } from '../options/provider.ts';
import { noteLink } from '../steps/draft.ts';

export const remove = defineCommand('tipjar remove', { provider: providerOption(), seen: seenOption() }).run(
  async ({ provider, seen }, context) => {
    const { caller, write, say, words } = context;
    const { handle } = await write(async (writing) => {
      const jar = await writing.jar(caller.account);
      if (!jar) throw new Refusal('jar.none');
      const link = jar.links.find((one) => one.provider === provider.id);
      if (!link) throw new Refusal('remove.absent', { provider: provider.name });
      if (seen !== undefined && seen !== linksMark([link])) {
        const values = { provider: provider.name, handle: link.handle };
        const below = [buttons(removeButton({ provider, handle: link.handle }, context))];
        throw new Refusal('remove.changed', values, { below });
      }
      await writing.removeLink(caller.account, provider.id);
      await noteLink(writing, context, 'link.removed', { provider, handle: link.handle });
      return link;
    });
    const undo = toIfFits('tipjar add', { provider: provider.id, handle });
    return reply(say('remove.title', { provider: provider.name }), [
      text(say('remove.done', { provider: provider.name })),
      buttons(undo && button(words('button.undo'), undo)),
    ]);
  },
);
