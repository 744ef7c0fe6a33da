import { defineCommand, reply } from '../../src/bot/command.ts';
import { choice } from '../../src/bot/options.ts';
import { catalogue } from '../../src/providers/index.ts';
import { HONEY } from '../shared/jar-card.ts';
import { providerOrKind, subjectName } from '../shared/provider.ts';
import { policyLines } from './status.ts';

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
      await writing.putRule('provider', community, subject, needed ? rule : undefined);
      await writing.note({ action: 'policy.provider', what: `${subject} ${rule}` });
      return writing.policy(community);
    });
    const opposite = rule === 'block' ? 'allow' : 'block';
    return reply({
      title: say('policy.changed'),
      color: HONEY,
      parts: [
        { part: 'text', line: say(`provider.${rule}`, { provider: subjectName(subject, context) }) },
        ...policyLines(policy, context).map((line) => ({ part: 'text' as const, line })),
        {
          part: 'buttons',
          buttons: [
            {
              label: words(`button.${opposite}`),
              action: { command: 'tipjar-admin provider', options: { provider: subject, rule: opposite } },
              style: 'plain',
            },
          ],
        },
      ],
    });
  },
});
