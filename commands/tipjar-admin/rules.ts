import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { HONEY } from '../cards/jar-card.ts';

/** What creators accept before they publish. */
export const rules = defineCommand({
  name: 'tipjar-admin rules',
  admin: true,
  options: {},
  async run(_, context) {
    const { community, store, say } = context;
    const { rules } = await store.read((reading) => reading.policy(community));
    return shownRules(rules.text, context, rules.text ? say('rules.set') : say('rules.none'));
  },
});

/** Asks once. */
export const rulesRemove = defineCommand({
  name: 'tipjar-admin rules remove',
  admin: true,
  hidden: true,
  options: {},
  async run(_, { say, words }) {
    return reply({
      title: say('rules.title'),
      color: '#c0392b',
      parts: [
        { part: 'text', line: say('rules.ask') },
        {
          part: 'buttons',
          buttons: [
            { label: words('button.remove-rules'), action: { command: 'tipjar-admin rules drop' }, style: 'danger' },
            { label: words('button.keep'), action: { command: 'tipjar-admin rules' }, style: 'plain' },
          ],
        },
      ],
    });
  },
});

export const rulesDrop = defineCommand({
  name: 'tipjar-admin rules drop',
  admin: true,
  hidden: true,
  options: {},
  async run(_, context) {
    const { community, change, say } = context;
    await change(async (writing) => {
      const { rules } = await writing.policy(community);
      if (rules.text === '') throw new Refusal('rules.gone');
      // The version stays, so that rules set later are new to everybody.
      await writing.putPolicy(community, { rules: { text: '', version: rules.version } });
      await writing.note({ action: 'policy.rules', what: 'removed' });
    });
    return shownRules('', context, say('rules.removed'));
  },
});

/** The rules as they are, and what can be done with them. */
export function shownRules(text: string, { say, words }: Context, line: ReturnType<Context['say']>) {
  return reply({
    title: say('rules.title'),
    color: HONEY,
    parts: [
      { part: 'text', line },
      ...(text
        ? [{ part: 'divider' as const }, { part: 'text' as const, line: [text] }, { part: 'divider' as const }]
        : []),
      {
        part: 'buttons',
        buttons: [
          { label: words('button.edit'), action: { command: 'tipjar-admin rules edit' }, style: 'main' },
          ...(text
            ? [
                {
                  label: words('button.remove-rules'),
                  action: { command: 'tipjar-admin rules remove' },
                  style: 'plain' as const,
                },
              ]
            : []),
        ],
      },
    ],
  });
}
