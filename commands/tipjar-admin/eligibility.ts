import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { eligibilities } from '../../src/jars/policy.ts';
import { policyChanged } from '../cards/policy.ts';
import { requestPlace } from '../cards/request-place.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

export const eligibility = defineCommand('tipjar-admin eligibility', { who: choice(...eligibilities) })
  .lookUp(lookAtRules)
  .run(async ({ who }, context, seen) => {
    const { community, write } = context;
    const { before, policy } = await write(async (writing) => {
      const before = (await writing.policy(community)).eligibility;
      await writing.putPolicy(community, { eligibility: who });
      await writing.note({ action: 'policy.eligibility', what: who });
      return { before, policy: await writing.policy(community) };
    });
    return policyChanged(policy, seen, context, {
      undo: before === who ? undefined : to('tipjar-admin eligibility', { who: before }),
      more: who === 'approval' ? requestPlace(policy, context) : [],
    });
  });
