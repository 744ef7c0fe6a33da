import { defineCommand } from '../../src/bot/command.ts';
import { policyChanged } from '../cards/policy.ts';
import { tippersOption } from '../options/tippers.ts';

export const tippers = defineCommand('tipjar-admin tippers', { who: tippersOption() }).run(async ({ who }, context) => {
  const { community, write } = context;
  const policy = await write(async (writing) => {
    await writing.putPolicy(community, { tippers: who });
    await writing.note({ action: 'policy.tippers', what: typeof who === 'string' ? who : who.join(', ') });
    return writing.policy(community);
  });
  return policyChanged(policy, context);
});
