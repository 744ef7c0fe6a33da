import { defineCommand } from '../../src/bot/command.ts';
import { choice, role as roleOption } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { policyChanged } from '../cards/policy.ts';

/** What one card can name. */
const MOST_RULES = 50;

export const role = defineCommand({
  name: 'tipjar-admin role',
  admin: true,
  options: { role: roleOption(), rule: choice('allow', 'block', 'clear') },
  async run({ role, rule }, context) {
    const { community, change, say } = context;
    const policy = await change(async (writing) => {
      const { roles } = await writing.policy(community);
      if (rule !== 'clear' && !roles.has(role.id) && roles.size >= MOST_RULES) {
        throw new Refusal('role.too-many', { most: MOST_RULES });
      }
      await writing.putAccess('role', community, role.id, rule === 'clear' ? undefined : rule);
      await writing.note({ action: 'policy.role', what: `${role.id} ${rule}` });
      return writing.policy(community);
    });
    return policyChanged(policy, context, [say(`role.${rule}`, { role: { kind: 'role', id: role.id } })]);
  },
});
