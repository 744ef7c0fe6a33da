import { LONGEST_ECHO, visible } from '../../text/plain-text.ts';
import type { Texts } from '../../text/texts.ts';
import { fitsOnButton } from '../action-id.ts';
import type { Reply } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Command } from '../command.ts';
import { usageOf } from '../description.ts';
import { memberMenu, text } from '../kit.ts';
import { textOf, typedOptions } from '../options.ts';
import { Refusal } from '../refusal.ts';

/** Offers a menu of members when the caller typed a word in place of a member. Undefined when that isn't the case. */
export function memberPicker(command: Command, call: Call, { say, words }: Texts): Reply | undefined {
  const [option] = typedOptions(command).find(([, { kind }]) => kind === 'member') ?? [];
  if (option === undefined || call.pressed) return undefined;
  const raw = call.options[option];
  if (typeof raw !== 'string' || raw === '') return undefined;
  const others = Object.entries(call.options).filter(([other]) => other !== option);
  const action = {
    command: command.name,
    options: Object.fromEntries(others.map(([name, one]) => [name, textOf(one)])),
  };
  const usage = usageOf(command);
  // The menu's id holds the other options. When they don't fit, the caller has to type the command again.
  if (!fitsOnButton(action, option)) throw new Refusal('option.member.mention', { typed: raw, usage });
  const line = say('option.member.pick', { typed: visible(raw, LONGEST_ECHO), usage });
  const menu = memberMenu({ action, option }, words('option.member.pick.placeholder'));
  return { kind: 'reply', card: { title: say('option.member.pick.title'), parts: [text(line), menu] } };
}
