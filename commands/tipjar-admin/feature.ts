import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { features } from '../../src/jars/policy.ts';
import { policyChanged } from '../cards/policy.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

/** Switches one part of the bot on or off in this community. */
export const feature = defineCommand('tipjar-admin feature', {
  feature: choice(...features),
  state: choice('on', 'off'),
})
  .lookUp(lookAtRules)
  .run(async ({ feature, state }, context, seen) => {
    const { community, write, say } = context;
    const { before, policy } = await write(async (writing) => {
      const { features: before } = await writing.policy(community);
      const now = new Set(before);
      if (state === 'on') now.add(feature);
      else now.delete(feature);
      await writing.putPolicy(community, { features: now });
      await writing.note({ action: 'policy.feature', what: `${feature} ${state}` });
      return { before, policy: await writing.policy(community) };
    });
    return policyChanged(policy, seen, context, {
      ...(state === 'on' && { said: say(`feature.${feature}.on`) }),
      undo:
        before.has(feature) === (state === 'on')
          ? undefined
          : to('tipjar-admin feature', { feature, state: state === 'on' ? 'off' : 'on' }),
    });
  });
