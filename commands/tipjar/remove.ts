import { fitsOnButton } from '../../src/bot/action-id.ts';
import type { Part } from '../../src/bot/answer.ts';
import { defineCommand, reply } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { HONEY } from '../cards/jar-card.ts';
import { provider } from '../options/provider.ts';
import { noteLink } from '../steps/note-link.ts';

export const remove = defineCommand({
  name: 'tipjar remove',
  options: { provider: provider() },
  async run({ provider }, { caller, change, say, words }) {
    const removed = await change(async (writing) => {
      const jar = await writing.jar(caller.account);
      if (!jar) throw new Refusal('jar.none');
      const link = jar.links.find((one) => one.provider === provider.id);
      if (!link) throw new Refusal('remove.absent', { provider: provider.name });
      await writing.removeLink(caller.account, provider.id);
      await noteLink(writing, 'link.removed', { account: caller.account, provider, handle: link.handle });
      return link;
    });
    const undo = { command: 'tipjar add', options: { provider: provider.id, handle: removed.handle } };
    const parts: Part[] = [{ part: 'text', line: say('remove.done', { provider: provider.name }) }];
    if (fitsOnButton(undo)) {
      parts.push({ part: 'buttons', buttons: [{ label: words('button.undo'), action: undo, style: 'plain' }] });
    }
    return reply({ title: say('remove.title', { provider: provider.name }), color: HONEY, parts });
  },
});
