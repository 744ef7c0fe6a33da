import { LONGEST_ECHO, visible } from '../../text/plain-text.ts';
import type { Texts } from '../../text/texts.ts';
import { fitsOnButton } from '../action-id.ts';
import type { Reply } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Command } from '../command.ts';
import { textOf } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { usageOf } from '../usage.ts';

/** Where a member was typed as a word that names nobody, the caller picks one from a menu. */
export function memberPicker(command: Command, call: Call, texts: Texts): Reply | undefined {
  const [name] = Object.entries(command.options).find(([, option]) => option.kind === 'member') ?? [];
  if (name === undefined || call.pressed) return undefined;
  const raw = call.options[name];
  if (typeof raw !== 'string' || raw === '') return undefined;
  const others = Object.entries(call.options).filter(([other]) => other !== name);
  const options = Object.fromEntries(others.map(([other, value]) => [other, textOf(value)]));
  // What else was typed goes along in the menu. Where that can’t hold it, it is typed again.
  if (!fitsOnButton({ command: command.name, options: { ...options, [name]: name } })) {
    throw new Refusal('option.member.mention', { typed: raw, usage: usageOf(command) });
  }
  return {
    kind: 'reply',
    card: {
      title: texts.say('option.member.pick.title'),
      parts: [
        {
          part: 'text',
          line: texts.say('option.member.pick', { typed: visible(raw, LONGEST_ECHO), usage: usageOf(command) }),
        },
        {
          part: 'members',
          action: { command: command.name, options },
          option: name,
          placeholder: texts.words('option.member.pick.placeholder'),
        },
      ],
    },
  };
}
