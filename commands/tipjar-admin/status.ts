import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import type { Line } from '../../src/bot/line.ts';
import type { Policy, Rule } from '../../src/jars/policy.ts';
import { HONEY } from '../shared/jar-card.ts';
import { subjectName } from '../shared/provider.ts';

export const status = defineCommand({
  name: 'tipjar-admin status',
  admin: true,
  options: {},
  async run(_, context) {
    const { community, store, say } = context;
    const { policy, counts } = await store.read(async (reading) => ({
      policy: await reading.policy(community),
      counts: await reading.counts(community),
    }));
    const lines = [...policyLines(policy, context), say('status.counts', { ...counts })];
    return reply({
      title: say('status.title'),
      color: HONEY,
      parts: lines.map((line) => ({ part: 'text', line })),
    });
  },
});

/** The policy in sentences. */
export function policyLines(policy: Policy, context: Context): Line[] {
  const { say } = context;
  const roles = (wanted: Rule): Line => {
    const ids = [...policy.roles].filter(([, rule]) => rule === wanted).map(([id]) => id);
    return ids.flatMap((id, at) => [...(at > 0 ? [', '] : []), { kind: 'role' as const, id }]);
  };
  const lines = [say(`policy.${policy.eligibility}`)];
  for (const rule of ['allow', 'block'] as const) {
    const named = roles(rule);
    if (named.length > 0) lines.push(say(`policy.${rule}`, { roles: named }));
  }
  for (const rule of ['block', 'allow'] as const) {
    const subjects = [...policy.providers].filter(([, one]) => one === rule).map(([subject]) => subject);
    const names = subjects.map((subject) => subjectName(subject, context)).join(', ');
    if (names) lines.push(say(`policy.provider.${rule}`, { providers: names }));
  }
  if (policy.eligibility === 'roles' && roles('allow').length === 0) lines.push(say('policy.nobody'));
  return lines;
}
