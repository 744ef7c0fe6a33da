import { to } from '../../src/bot/action.ts';
import type { Action, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, divider, mainButton, type Parts, reply, submitButton, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Line } from '../../src/text/line.ts';
import { ROOM_ON_CARD, roomOf } from './lengths.ts';
import { markOf } from './shown-mark.ts';

/** Makes the mark of the rules that an admin is shown before they change them. */
export const rulesMark = ({ text: rules, version }: Policy['rules']): string => markOf(rules, String(version));

/**
 * Keeps an admin from changing rules that they haven't seen.
 * @param typed What they would have changed the rules to. It's shown again where there is room for both.
 * @throws {Refusal} with the rules as they are, when they aren't those that were shown.
 */
export function refuseUnseenRules(rules: Policy['rules'], seen: string | undefined, context: Context, typed = '') {
  if (seen === undefined || seen === rulesMark(rules)) return;
  const fits = roomOf(rules.text) + roomOf(typed) <= ROOM_ON_CARD;
  const lost: Parts = [typed && fits && [text(context.say('rules.typed')), text([typed])]];
  throw new Refusal('rules.changed', {}, { below: [rulesParts(rules.text, context), lost] });
}

/** Shows the rules as they are, with buttons to edit and to remove them. */
export const rulesCard = (rules: string, context: Context, said: Line): Reply =>
  reply(context.say('rules.title'), [text(said), rulesParts(rules, context)]);

const rulesParts = (rules: string, { words }: Context): Parts => [
  rules && [divider, text([rules]), divider],
  buttons(
    mainButton(words('button.edit'), to('tipjar-admin rules edit')),
    rules !== '' && button(words('button.remove-rules'), to('tipjar-admin rules remove')),
  ),
];

/**
 * Shows the rules with a button that accepts them.
 * @param again Makes the action of that button: what the creator tried to do, with the version that they accept.
 * @param changed Says whether the creator just accepted an older version of the rules.
 */
export function askForRules(
  { rules }: Policy,
  again: (accepted: string) => Action,
  changed: boolean,
  { say, words }: Context,
): Reply {
  return reply(say('accept.title'), [
    text(say(changed ? 'accept.changed' : 'accept.ask')),
    divider,
    text([rules.text]),
    divider,
    buttons(
      button(words('button.not-now'), to('tipjar show')),
      submitButton(words('button.accept'), again(String(rules.version))),
    ),
  ]);
}
