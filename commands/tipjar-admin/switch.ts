import { defineCommand } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { policyChanged } from '../cards/policy.ts';

export const switchState = defineCommand({
  name: 'tipjar-admin switch',
  admin: true,
  options: { state: choice('on', 'off') },
  async run({ state }, context) {
    const { community, change, say, words } = context;
    const policy = await change(async (writing) => {
      await writing.putPolicy(community, { on: state === 'on' });
      await writing.note({ action: 'policy.switch', what: state });
      return writing.policy(community);
    });
    const opposite = state === 'on' ? 'off' : 'on';
    const undo = { command: 'tipjar-admin switch', options: { state: opposite } };
    return policyChanged(policy, context, state === 'on' ? [say('switch.on')] : [], [
      { label: words(`button.switch-${opposite}`), action: undo, style: 'plain' },
    ]);
  },
});
