import { defineCommand } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { eligibilities } from '../../src/jars/policy.ts';
import { policyChanged } from '../cards/policy.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

export const eligibility = defineCommand('tipjar-admin eligibility', { who: choice(...eligibilities) })
  .lookUp(lookAtRules)
  .run(async ({ who }, context, seen) => {
    const { community, write } = context;
    const policy = await write(async (writing) => {
      await writing.putPolicy(community, { eligibility: who });
      await writing.note({ action: 'policy.eligibility', what: who });
      return writing.policy(community);
    });
    return policyChanged(policy, seen, context);
  });
