import { defineCommand } from '../../src/bot/command.ts';
import { choice, role as roleOption } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { roleSpan } from '../../src/text/line.ts';
import { policyChanged } from '../cards/policy.ts';

/** What one card can name. */
const MOST_ROLES = 50;

export const role = defineCommand('tipjar-admin role', {
  role: roleOption(),
  rule: choice('allow', 'block', 'clear'),
}).run(async ({ role: { id }, rule }, context) => {
  const { community, write, say } = context;
  const policy = await write(async (writing) => {
    const { roles } = await writing.policy(community);
    if (rule !== 'clear' && !roles.has(id) && roles.size >= MOST_ROLES) {
      throw new Refusal('role.too-many', { most: MOST_ROLES });
    }
    await writing.putAccess('role', community, id, rule === 'clear' ? undefined : rule);
    await writing.note({ action: 'policy.role', what: `${id} ${rule}` });
    return writing.policy(community);
  });
  return policyChanged(policy, context, say(`role.${rule}`, { role: roleSpan(id) }));
});
