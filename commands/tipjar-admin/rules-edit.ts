import type { Form } from '../../src/bot/answer.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { LONGEST_RULES } from '../../src/jars/rules.ts';
import { hidesSomething, lengthOf, trimmed } from '../../src/text/plain-text.ts';
import { ROOM_ON_CARD, roomOf } from '../cards/room.ts';
import { shownRules } from './rules.ts';

/** Slack's limit on a form's field, so that too long a text is answered and not cut off. */
const MOST_TYPED = 3000;

/** Offers the present text, or one to start from. */
export const rulesEdit = defineCommand({
  name: 'tipjar-admin rules edit',
  admin: true,
  hidden: true,
  options: {},
  async run(_, { community, store, words }): Promise<Form> {
    const { rules } = await store.read((reading) => reading.policy(community));
    return {
      kind: 'form',
      title: words('rules.form'),
      submit: words('button.save'),
      action: { command: 'tipjar-admin rules field' },
      fields: [
        {
          name: 'text',
          label: words('rules.label', { most: LONGEST_RULES }),
          value: rules.text || words('rules.default'),
          most: MOST_TYPED,
          required: true,
          long: true,
        },
      ],
    };
  },
});

/** Where the form ends. Each change makes a new version, which every creator accepts anew. */
export const rulesField = defineCommand({
  name: 'tipjar-admin rules field',
  admin: true,
  hidden: true,
  options: {},
  async run(_, context) {
    const { community, change, fields, say } = context;
    const text = rulesIn(fields.text ?? '');
    await change(async (writing) => {
      const { rules } = await writing.policy(community);
      if (rules.text === text) return;
      await writing.putPolicy(community, { rules: { text, version: rules.version + 1 } });
      await writing.note({ action: 'policy.rules', what: 'set' });
    });
    return shownRules(text, context, say('rules.saved'));
  },
});

/** @throws {Refusal} for the form's field. */
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
  // A line's end is the one control character that rules may have.
  if (hidesSomething(text.replaceAll('\n', ' '))) throw wrong('rules.hidden');
  return text;
}
