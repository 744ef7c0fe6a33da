import type { Form } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { hidesSomething, lengthOf, trimmed } from '../../src/bot/plain-text.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { LONGEST_RULES } from '../../src/jars/rules.ts';
import { HONEY } from '../shared/jar-card.ts';
import { ROOM_ON_CARD, roomOf } from '../shared/room.ts';

/** Slack's limit on a form's field, so that too long a text is answered and not cut off. */
const MOST_TYPED = 3000;

/** What creators accept before they publish. */
export const rules = defineCommand({
  name: 'tipjar-admin rules',
  admin: true,
  options: {},
  async run(_, context) {
    const { community, store, say } = context;
    const { rules } = await store.read((reading) => reading.policy(community));
    return shown(rules.text, context, rules.text ? say('rules.set') : say('rules.none'));
  },
});

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
    return shown(text, context, say('rules.saved'));
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
    return shown('', context, say('rules.removed'));
  },
});

function shown(text: string, { say, words }: Context, line: ReturnType<Context['say']>) {
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
