import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { buttons, type Parts, reply, text } from '../../src/bot/kit.ts';
import { byButton, choice } from '../../src/bot/options.ts';
import type { Reading } from '../../src/store/store.ts';
import { list } from '../../src/text/formats.ts';
import { draftedNames, providerName } from '../cards/names.ts';
import { AT_ONCE, type ServiceGroup, serviceGroups, servicesMenu } from '../cards/services-menu.ts';
import { draftButtons } from '../cards/set-up.ts';
import { refuseIneligible } from '../steps/list-here.ts';
import { membersRoles } from '../steps/roles.ts';

/** Shows the first step, in which the creator chooses services. Who has a draft may also go on with it. */
export const setup = defineCommand('tipjar setup', { group: byButton(choice(...serviceGroups)) })
  .lookUp(membersRoles)
  .run(async ({ group }, context, roles) => {
    const known = await context.read(async (reading) => {
      await refuseIneligible(reading, context, roles);
      return readKnown(reading, context);
    });
    return chooseServices(known, group, context);
  });

/** Throws the draft away, and shows the first step. */
export const setupAgain = defineStep('tipjar setup again', {})
  .lookUp(membersRoles)
  .run(async (_, context, roles) => {
    const known = await context.write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      await writing.dropDraft(context.community, context.caller.account);
      return readKnown(writing, context);
    });
    return chooseServices(known, undefined, context);
  });

const readKnown = async (reading: Reading, { community, caller }: Context) => ({
  jar: await reading.jar(caller.account),
  draft: await reading.draft(community, caller.account),
  policy: await reading.policy(community),
  used: await reading.providersUsed(community),
});

/** @param group Set where somebody is choosing already, and needs no other offer. */
function chooseServices(
  { jar, draft, policy, used }: Awaited<ReturnType<typeof readKnown>>,
  group: ServiceGroup | undefined,
  context: Context,
): Reply {
  const { say, language } = context;
  const present = (jar?.links ?? []).map(({ provider }) => providerName(provider));
  const begun: Parts = draft
    ? [text(say('setup.begun', { providers: draftedNames(draft, context) })), buttons(draftButtons(context))]
    : [];
  return reply(say('setup.title'), [
    group === undefined && begun,
    present.length > 0 && text(say('setup.present', { providers: list(present, language) })),
    text(say('setup.choose', { most: AT_ONCE })),
    servicesMenu({ policy, used, first: group ?? 'common' }, context),
  ]);
}
