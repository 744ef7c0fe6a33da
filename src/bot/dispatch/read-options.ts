import type { Call, Platform, RawOption } from '../call.ts';
import type { Command } from '../command.ts';
import { usageOf } from '../description.ts';
import { type Option, type Options, type OptionValues, textOf } from '../options.ts';
import { Refusal } from '../refusal.ts';

/**
 * Reads the values of a command's options from what was typed, pressed or sent.
 * @throws {Refusal} when a required option is missing, or when one has no valid value.
 */
export async function readOptions(command: Command, call: Call, platform: Platform): Promise<OptionValues<Options>> {
  const values: OptionValues<Options> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const value = read(option, rawIn(call, name, option), command, platform);
    // Most options are left out or read at once, and each await would cost the call a turn.
    values[name] = value instanceof Promise ? await value : value;
  }
  return values;
}

/** Gets the text of the form's fields that the command doesn't declare. */
export function fieldsIn(call: Call, command: Command): Record<string, string> {
  const open = Object.entries(call.options).filter(([name]) => !Object.hasOwn(command.options, name));
  return Object.fromEntries(open.map(([name, raw]) => [name, textOf(raw)]));
}

function rawIn(call: Call, name: string, option: Option): RawOption | undefined {
  if (option.byButton && !call.pressed) return undefined;
  const raw = Object.hasOwn(call.options, name) ? call.options[name] : undefined;
  return raw !== undefined && call.pressed ? asPicked(raw, option) : raw;
}

function read(option: Option, raw: RawOption | undefined, command: Command, platform: Platform) {
  if (option.told) return option.read('', platform);
  if (raw !== undefined && raw !== '') return option.read(raw, platform);
  if (option.required) throw new Refusal('call.usage', { usage: usageOf(command) });
  return undefined;
}

/** A button holds ids as text. The kind of the option says whether it's the id of a member, a role or a channel. */
function asPicked(raw: RawOption, { kind }: Option): RawOption {
  if (typeof raw !== 'string' || raw === '') return raw;
  if (kind === 'member') return { member: raw };
  if (kind === 'role') return { role: raw };
  return kind === 'channel' ? { channel: raw } : raw;
}
