import { defineCommand, reply } from '../../src/bot/command.ts';
import { optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { HONEY } from '../shared/jar-card.ts';
import { foreseeRoles, listHere, refuseIneligible } from '../shared/listing.ts';
import { putLinks, withDraft } from './draft.ts';

/** The last step of a setup, and how a jar made elsewhere is shown here too. */
export const publish = defineCommand({
  name: 'tipjar publish',
  hidden: true,
  options: { draft: optional(text(20)) },
  async run({ draft: previewed }, context) {
    const { caller, community, change, now, say, words } = context;
    await foreseeRoles(context);
    const standing = await change(async (writing) => {
      await refuseIneligible(writing, context);
      const jar = await writing.jar(caller.account);
      const draft = await writing.draft(community, caller.account);
      if (previewed !== undefined && draft) {
        if (String(draft.at) !== previewed) throw new Refusal('publish.newer-draft');
        const links = withDraft(jar, draft.typed, now);
        await writing.putJar(caller.account, now);
        const standing = await listHere(writing, context);
        await putLinks(writing, caller.account, jar, links);
        await writing.dropDraft(community, caller.account);
        return standing;
      }
      if (!jar || jar.links.length === 0) throw new Refusal('jar.none');
      return listHere(writing, context);
    });
    return reply({
      title: say('publish.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say(`standing.${standing}`) },
        { part: 'text', line: say('publish.next') },
        {
          part: 'buttons',
          buttons: [{ label: words('button.show'), action: { command: 'tipjar show' }, style: 'plain' }],
        },
      ],
    });
  },
});
