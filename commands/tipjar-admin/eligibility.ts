import { defineCommand } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { eligibilities } from '../../src/jars/policy.ts';
import { policyChanged } from '../cards/policy.ts';

export const eligibility = defineCommand({
  name: 'tipjar-admin eligibility',
  admin: true,
  options: { who: choice(...eligibilities) },
  async run({ who }, context) {
    const { community, change } = context;
    const policy = await change(async (writing) => {
      await writing.putPolicy(community, { eligibility: who });
      await writing.note({ action: 'policy.eligibility', what: who });
      return writing.policy(community);
    });
    return policyChanged(policy, context, []);
  },
});
