import type { RawOption } from '../bot/call.ts';
import type { Command } from '../bot/command.ts';
import type { Invocation } from '../bot/invocation.ts';
import { type Option, typedOptions } from '../bot/options.ts';
import { unescapeText } from './text.ts';

/** How mentions arrive, since the manifest sets `should_escape`; the name behind the bar may be missing. */
const MEMBER = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/;
const ROLE = /^<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>$/;
const CHANNEL = /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/;
/** A mention or a link anywhere in a text: its target, and the label that was shown. */
const MARK = /<([^<>|]*)(?:\|([^<>]*))?>/g;

/** What was typed behind a slash command, as a command and its options in the order in which they are declared. */
export function parse(slash: string, text: string, commands: readonly Command[]): Invocation {
  const name = slash.replace(/^\//, '');
  const words = text.split(/[ \t\r\n]+/).filter(Boolean);
  const [first, ...rest] = words;
  const panel = `${name} panel`;
  if (first === undefined && commands.some((command) => command.name === panel)) return { command: panel, options: {} };
  if (first === undefined || (first.toLowerCase() === 'help' && rest.length === 0)) {
    return { command: `${name} help`, options: {} };
  }
  const whole = commands.find((command) => command.name === name);
  if (whole) return { command: name, options: toOptions(whole, words) };
  const command = `${name} ${textIn(first).toLowerCase()}`;
  const found = commands.find((one) => one.name === command);
  return { command, options: found ? toOptions(found, rest) : {} };
}

/** Each option takes a word; free text takes all that are left over, or else the last option does. */
function toOptions(command: Command, words: string[]): Record<string, RawOption> {
  const options = typedOptions(command);
  const free = options.findIndex(([, option]) => option.kind === 'text');
  const greedy = free === -1 ? options.length - 1 : free;
  const surplus = Math.max(0, words.length - options.length);
  return Object.fromEntries(
    options.flatMap(([name, option], at): [string, RawOption][] => {
      const from = at + (at > greedy ? surplus : 0);
      const own = words.slice(from, from + 1 + (at === greedy ? surplus : 0));
      return own.length === 0 ? [] : [[name, toRaw(own.join(' '), option)]];
    }),
  );
}

function toRaw(text: string, option: Option): RawOption {
  const member = MEMBER.exec(text)?.[1];
  if (member !== undefined && option.kind === 'member') return { member };
  const role = ROLE.exec(text)?.[1];
  if (role !== undefined && option.kind === 'role') return { role };
  const channel = CHANNEL.exec(text)?.[1];
  if (channel !== undefined) return { channel };
  return textIn(text);
}

/** What somebody typed, with a link's address or a mention's name in place of Slack's markup for them. */
export function textIn(text: string): string {
  const bare = text.replace(MARK, (_, target: string, label: string | undefined) => {
    if (/^[@#!]/.test(target)) return label ?? target;
    // Slack puts a scheme before an address that was typed without one; the label is what was typed.
    return label !== undefined && /^(https?:\/\/|mailto:)/.exec(target)?.[0] + label === target ? label : target;
  });
  return unescapeText(bare);
}
