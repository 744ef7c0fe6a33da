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

/**
 * Offers a menu of members when the caller typed a word in place of a member, or left out the member alone. Undefined
 * when that isn't the case.
 */
export function memberPicker(command: Command, call: Call, { say, words }: Texts): Reply | undefined {
  const typed = typedOptions(command);
  const [option] = typed.find(([, { kind }]) => kind === 'member') ?? [];
  if (option === undefined || call.pressed) return undefined;
  const { [option]: raw = '' } = call.options;
  if (typeof raw !== 'string') return undefined;
  const missing = typed.filter(([name, { required }]) => required && (call.options[name] ?? '') === '');
  if (raw === '' && (missing.length !== 1 || missing[0]?.[0] !== option)) return undefined;
  const others = Object.entries(call.options).filter(([other]) => other !== option);
  const action = {
    command: command.name,
    options: Object.fromEntries(others.map(([name, one]) => [name, textOf(one)])),
  };
  const usage = usageOf(command);
  // The menu's id holds the other options. When they don't fit, the caller has to type the command again.
  if (!fitsOnButton(action, option)) throw new Refusal('option.member.mention', { typed: raw, usage });
  const line =
    raw === ''
      ? say('option.member.pick.none', { usage })
      : say('option.member.pick', { typed: visible(raw, LONGEST_ECHO), usage });
  const menu = memberMenu({ action, option }, words('option.member.pick.placeholder'));
  return { kind: 'reply', card: { title: say('option.member.pick.title'), parts: [text(line), menu] } };
}
