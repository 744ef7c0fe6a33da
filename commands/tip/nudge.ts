import { to } from '../../src/bot/action.ts';
import type { Member } from '../../src/bot/call.ts';
import { defineStep, type Here, type LookUp } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { member } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asksForRoles, eligible } from '../../src/jars/policy.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { nudgeCard } from '../cards/nudge-card.ts';
import {
  isNudgeable,
  type JarFacts,
  jarFacts,
  type KeptFacts,
  keptFacts,
  opened,
  refuseTippingOf,
} from '../steps/open-jar.ts';
import { eligibility, rolesFor } from '../steps/roles.ts';

/** Looks up the facts about a jar, and the roles of somebody who has none, since they may not be allowed one. */
const nudgeFacts: LookUp<{ user: Member }, KeptFacts, JarFacts> = {
  ...jarFacts,
  async ask(platform, kept, given, here) {
    const facts = await jarFacts.ask(platform, kept, given, here);
    const { policy, ownersRoles } = facts;
    if (ownersRoles || !policy.on || !asksForRoles(policy)) return facts;
    const suffice = (roles: readonly string[]) => eligible(policy, roles) === 'yes';
    return { ...facts, ownersRoles: await rolesFor(given.user.account, platform, suffice) };
  },
};

/** Lets a member without a jar know that somebody here would have tipped them, and never who. */
export const nudge = defineStep('tip nudge', { user: member() })
  .lookUp(nudgeFacts)
  .run(async ({ user }, context, facts) => {
    const { community, caller, write, now, say } = context;
    const { name, account } = user;
    const outcome = await write(async (writing) => {
      const kept = { ...facts, ...(await keptFacts(writing, account, context)) };
      refuseNeedless(user, kept, context);
      const count = await writing.putNudge(community, account, caller.account, now);
      if (typeof count !== 'number') return count;
      await writing.send(account, nudgeCard(count, textsIn(languageOf(kept.policy.language))));
      return 'later';
    });
    if (outcome !== 'later') throw new Refusal(`nudge.${outcome}`, { name });
    return reply(say('nudge.done.title', { name }), [text(say('nudge.done', { name }))]);
  });

/** @throws {Refusal} where the caller may not tip here, or the member has a jar here, hides it or may not have one. */
function refuseNeedless(user: Member, facts: JarFacts, here: Here): void {
  const { name, id } = user;
  const { policy, ownersRoles } = facts;
  if (!isNudgeable(user, facts, here)) {
    opened(user, facts, here);
    const wayOn = { label: 'button.tip', action: to('tip', { user: id }) } as const;
    throw new Refusal('nudge.has-jar', { name }, { wayOn });
  }
  refuseTippingOf(user, facts, here);
  if (!policy.features.has('nudges')) throw new Refusal('nudge.off', { name });
  if (eligibility(policy, ownersRoles, here) !== 'yes') throw new Refusal('nudge.not-eligible', { name });
}
