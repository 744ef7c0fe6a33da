import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { catalogue } from '../../src/providers/index.ts';
import { subjectName } from '../cards/names.ts';
import { policyChanged } from '../cards/policy.ts';
import { providerOrKind } from '../options/provider.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

export const provider = defineCommand('tipjar-admin provider', {
  provider: providerOrKind(),
  rule: choice('allow', 'block'),
})
  .lookUp(lookAtRules)
  .run(async ({ provider: { subject }, rule }, context, seen) => {
    const { community, write, say } = context;
    const { changed, policy } = await write(async (writing) => {
      const { providers } = await writing.policy(community);
      const kind = catalogue.get(subject)?.kind;
      // A service is allowed without any rule, unless its whole kind is blocked.
      const needed = rule === 'block' || (kind !== undefined && providers.get(kind) === 'block');
      await writing.putAccess('provider', community, subject, needed ? rule : undefined);
      await writing.note({ action: 'policy.provider', what: `${subject} ${rule}` });
      const changed = providers.get(subject) !== (needed ? rule : undefined);
      return { changed, policy: await writing.policy(community) };
    });
    const opposite = rule === 'block' ? 'allow' : 'block';
    const undo = changed ? to('tipjar-admin provider', { provider: subject, rule: opposite }) : undefined;
    const said = say(`provider.${rule}`, { provider: subjectName(subject, context) });
    return policyChanged(policy, seen, context, { said, undo });
  });
