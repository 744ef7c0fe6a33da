import type { Action, Reply } from '../../src/bot/answer.ts';
import { type Context, reply } from '../../src/bot/command.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { HONEY } from '../cards/jar-card.ts';

/**
 * The version of the rules that counts as accepted: the one that is set, where the pressed button stood below it; else
 * what was accepted before. Nobody accepts ahead what they weren't shown.
 */
export function acceptedNow({ rules }: Pick<Policy, 'rules'>, { fields }: Pick<Context, 'fields'>, before = 0): number {
  return rules.text !== '' && fields.accepted === String(rules.version) ? rules.version : before;
}

/** The rules, to be accepted by doing once more what they stand before. */
export function askForRules({ rules }: Policy, action: Action, context: Context): Reply {
  const { say, words } = context;
  const changed = context.fields.accepted !== undefined;
  const accept: Action = { ...action, options: { ...action.options, accepted: String(rules.version) } };
  return reply({
    title: say('accept.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: say(changed ? 'accept.changed' : 'accept.ask') },
      { part: 'divider' },
      { part: 'text', line: [rules.text] },
      { part: 'divider' },
      {
        part: 'buttons',
        buttons: [
          { label: words('button.accept'), action: accept, style: 'main' },
          { label: words('button.not-now'), action: { command: 'tipjar show' }, style: 'plain' },
        ],
      },
    ],
  });
}
