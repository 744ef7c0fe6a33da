import { defineCommand } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { catalogue } from '../../src/providers/index.ts';
import { policyChanged } from '../cards/policy.ts';
import { providerOrKind, subjectName } from '../options/provider.ts';

export const provider = defineCommand({
  name: 'tipjar-admin provider',
  admin: true,
  options: { provider: providerOrKind(), rule: choice('allow', 'block') },
  async run({ provider: { subject }, rule }, context) {
    const { community, change, say, words } = context;
    const policy = await change(async (writing) => {
      const { providers } = await writing.policy(community);
      const kind = catalogue.get(subject)?.kind;
      // Allowed is what needs no rule, unless its whole kind is blocked.
      const needed = rule === 'block' || (kind !== undefined && providers.get(kind) === 'block');
      await writing.putAccess('provider', community, subject, needed ? rule : undefined);
      await writing.note({ action: 'policy.provider', what: `${subject} ${rule}` });
      return writing.policy(community);
    });
    const opposite = rule === 'block' ? 'allow' : 'block';
    const undo = { command: 'tipjar-admin provider', options: { provider: subject, rule: opposite } };
    return policyChanged(
      policy,
      context,
      [say(`provider.${rule}`, { provider: subjectName(subject, context) })],
      [{ label: words(`button.${opposite}`), action: undo, style: 'plain' }],
    );
  },
});
