import { form, to } from '../../src/bot/action.ts';
import { defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, reply, text } from '../../src/bot/kit.ts';
import { freeText, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { LONGEST_RULES } from '../../src/jars/policy.ts';
import { hidesSomething, lengthOf, trimmed } from '../../src/text/plain-text.ts';
import { ROOM_ON_CARD, roomOf } from '../cards/lengths.ts';
import { refuseUnseenRules, rulesCard, rulesMark } from '../cards/rules.ts';
import { seenOption } from '../cards/shown-mark.ts';

/** Shows the rules that creators accept before they publish. */
export const rules = defineCommand('tipjar-admin rules', {}).run(async (_, context) => {
  const { community, read, say } = context;
  const { rules } = await read((reading) => reading.policy(community));
  return rulesCard(rules.text, context, say(rules.text ? 'rules.set' : 'rules.none'));
});

/** Asks the admin to confirm before the rules are removed. */
export const rulesRemove = defineStep('tipjar-admin rules remove', {}).run(
  async (_, { community, read, say, words }) => {
    const { rules } = await read((reading) => reading.policy(community));
    return reply(
      say('rules.title'),
      [
        text(say('rules.ask')),
        buttons(
          dangerButton(words('button.remove-rules'), to('tipjar-admin rules drop', { seen: rulesMark(rules) })),
          button(words('button.keep'), to('tipjar-admin rules')),
        ),
      ],
      { tone: 'warning' },
    );
  },
);

export const rulesDrop = defineStep('tipjar-admin rules drop', { seen: seenOption() }).run(
  async ({ seen }, context) => {
    const { community, write, say } = context;
    await write(async (writing) => {
      const { rules } = await writing.policy(community);
      if (rules.text === '') throw new Refusal('rules.gone');
      refuseUnseenRules(rules, seen, context);
      // The version stays, so that rules that are set later get a version that nobody has accepted yet.
      await writing.putPolicy(community, { rules: { text: '', version: rules.version } });
      await writing.note({ action: 'policy.rules', what: 'removed' });
    });
    return rulesCard('', context, say('rules.removed'));
  },
);

/** Slack's limit on a form's field. It's above the limit for rules, so a long text is answered and not cut off. */
const MOST_TYPED = 3000;

/** Opens a form with the rules as they are, or with a text to start from. */
export const rulesEdit = defineStep('tipjar-admin rules edit', {}).run(async (_, { community, read, words }) => {
  const { rules } = await read((reading) => reading.policy(community));
  const label = words('rules.label', { most: LONGEST_RULES });
  const value = rules.text || words('rules.default');
  return form(
    {
      title: words('rules.form'),
      submit: words('button.save'),
      sends: 'tipjar-admin rules field',
      fields: [{ name: 'text', label, value, most: MOST_TYPED, required: true, long: true }],
    },
    { seen: rulesMark(rules) },
  );
});

/** Takes the form of the rules. Each change makes a new version, which creators have to accept again. */
export const rulesField = defineStep('tipjar-admin rules field', {
  text: optional(freeText(MOST_TYPED)),
  seen: seenOption(),
}).run(async ({ text: typed = '', seen }, context) => {
  const { community, write, say } = context;
  const text = rulesIn(typed);
  await write(async (writing) => {
    const { rules } = await writing.policy(community);
    if (rules.text === text) return;
    refuseUnseenRules(rules, seen, context, text);
    await writing.putPolicy(community, { rules: { text, version: rules.version + 1 } });
    await writing.note({ action: 'policy.rules', what: 'set' });
  });
  return rulesCard(text, context, say('rules.saved'));
});

/** @throws {Refusal} saying what is wrong with the text, also in the form's field. */
function rulesIn(typed: string): string {
  const text = trimmed(typed.replace(/\r\n?/g, '\n').replaceAll('\t', ' '));
  const length = lengthOf(text);
  const wrong = (key: 'rules.empty' | 'rules.too-long' | 'rules.hidden' | 'rules.signs') => {
    const values = { most: LONGEST_RULES, length };
    return new Refusal(key, values, { fields: { text: new Refusal(key, values) } });
  };
  if (length === 0) throw wrong('rules.empty');
  if (length > LONGEST_RULES) throw wrong('rules.too-long');
  if (roomOf(text) > ROOM_ON_CARD) throw wrong('rules.signs');
  // Rules may have line breaks, but no other control characters.
  if (hidesSomething(text.replaceAll('\n', ' '))) throw wrong('rules.hidden');
  return text;
}
