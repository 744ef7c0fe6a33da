import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { policyChanged } from '../cards/policy.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

export const switchState = defineCommand('tipjar-admin switch', { state: choice('on', 'off') })
  .lookUp(lookAtRules)
  .run(async ({ state }, context, seen) => {
    const { community, write, say } = context;
    const { on, policy } = await write(async (writing) => {
      const { on } = await writing.policy(community);
      await writing.putPolicy(community, { on: state === 'on' });
      await writing.note({ action: 'policy.switch', what: state });
      return { on, policy: await writing.policy(community) };
    });
    return policyChanged(policy, seen, context, {
      ...(state === 'on' && { said: say('switch.on') }),
      undo: on === (state === 'on') ? undefined : to('tipjar-admin switch', { state: on ? 'on' : 'off' }),
    });
  });
