import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button } from '../../src/bot/kit.ts';
import { choice } from '../../src/bot/options.ts';
import { policyChanged } from '../cards/policy.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

export const switchState = defineCommand('tipjar-admin switch', { state: choice('on', 'off') })
  .lookUp(lookAtRules)
  .run(async ({ state }, context, seen) => {
    const { community, write, say, words } = context;
    const policy = await write(async (writing) => {
      await writing.putPolicy(community, { on: state === 'on' });
      await writing.note({ action: 'policy.switch', what: state });
      return writing.policy(community);
    });
    const opposite = state === 'on' ? 'off' : 'on';
    const undo = button(words(`button.switch-${opposite}`), to('tipjar-admin switch', { state: opposite }));
    return policyChanged(policy, seen, context, state === 'on' ? say('switch.on') : undefined, undo);
  });
