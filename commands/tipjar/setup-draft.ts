import { to } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { preview } from '../cards/preview.ts';
import { toSetUp } from '../cards/set-up.ts';
import { provider as providerOption } from '../options/provider.ts';
import { wrongFields } from '../steps/draft.ts';
import { refuseIneligible } from '../steps/list-here.ts';
import { readDrafted } from '../steps/read-drafted.ts';
import { membersRoles } from '../steps/roles.ts';

/** Goes on with a draft where its creator stopped. */
export const setupPreview = defineStep('tipjar setup preview', {})
  .lookUp(membersRoles)
  .run(async (_, context, roles) => {
    const drafted = await context.read(async (reading) => {
      await refuseIneligible(reading, context, roles);
      return readDrafted(reading, context);
    });
    if (!drafted.draft) throw new Refusal('setup.gone', {}, { wayOn: toSetUp });
    if (drafted.links.length > 0) return preview(drafted, context);
    throw wrongFields(drafted.wrong);
  });

/** Takes a service out of the draft; one that is in the jar leaves it once the draft is published. */
export const setupRemove = defineStep('tipjar setup remove', { provider: providerOption() })
  .lookUp(membersRoles)
  .run(async ({ provider: { id, name } }, context, roles) => {
    const { caller, community, now } = context;
    const drafted = await context.write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      const { jar, draft } = await readDrafted(writing, context);
      const typed = Object.fromEntries(Object.entries(draft?.typed ?? {}).filter(([one]) => one !== id));
      const present = jar?.links.some((link) => link.provider === id) ? [id] : [];
      const after = { typed, removed: [...new Set([...(draft?.removed ?? []), ...present])], at: now };
      const read = await readDrafted(writing, context, after);
      if (read.links.length === 0) {
        const wayOn = { label: 'button.add-service', action: to('tipjar setup', { group: 'common' }) } as const;
        throw new Refusal('setup.last', { provider: name }, { wayOn });
      }
      await writing.putDraft(community, caller.account, after);
      return read;
    });
    return preview(drafted, context);
  });
