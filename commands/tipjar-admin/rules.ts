import { to } from '../../src/bot/action.ts';
import { defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { rulesCard } from '../cards/rules.ts';

/** What creators accept before they publish. */
export const rules = defineCommand('tipjar-admin rules', {}).run(async (_, context) => {
  const { community, read, say } = context;
  const { rules } = await read((reading) => reading.policy(community));
  return rulesCard(rules.text, context, say(rules.text ? 'rules.set' : 'rules.none'));
});

/** Asks once. */
export const rulesRemove = defineStep('tipjar-admin rules remove', {}).run(async (_, { say, words }) =>
  reply(
    say('rules.title'),
    [
      text(say('rules.ask')),
      buttons(
        dangerButton(words('button.remove-rules'), to('tipjar-admin rules drop')),
        button(words('button.keep'), to('tipjar-admin rules')),
      ),
    ],
    { tone: 'warning' },
  ),
);

export const rulesDrop = defineStep('tipjar-admin rules drop', {}).run(async (_, context) => {
  const { community, write, say } = context;
  await write(async (writing) => {
    const { rules } = await writing.policy(community);
    if (rules.text === '') throw new Refusal('rules.gone');
    // The version stays, so that rules set later are new to everybody.
    await writing.putPolicy(community, { rules: { text: '', version: rules.version } });
    await writing.note({ action: 'policy.rules', what: 'removed' });
  });
  return rulesCard('', context, say('rules.removed'));
});
