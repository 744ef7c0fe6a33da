import type { RawOption } from '../bot/call.ts';
import type { Command } from '../bot/command.ts';
import type { Invocation } from '../bot/invocation.ts';
import { furtherOptions, type Option, typedOptions } from '../bot/options.ts';
import { trimmed } from '../text/plain-text.ts';
import { unescapeText } from './text.ts';

/** How mentions arrive, since the manifest sets `should_escape`; the name behind the bar may be missing. */
const MEMBER = /^<@([A-Z0-9]+)(?:\|[^>]*)?>[,;:，、]*$/;
const ROLE = /^<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>[,;:，、]*$/;
const CHANNEL = /^<#([A-Z0-9]+)(?:\|[^>]*)?>[,;:，、]*$/;
/** A channel among other words, with its name, which is empty for a private one. */
const NAMED_CHANNEL = /<#[A-Z0-9]+\|([^<>]*)>/g;
/** What calls everybody together: as Slack writes it, and as it's typed. */
const EVERYBODY = /^(?:<!(channel|here|everyone)(?:\|[^>]*)?>|@(channel|here|everyone))[,;:，、]*$/;
/** In place of an id, which they don't have, these have the word. */
export const EVERYONE: readonly string[] = ['channel', 'here', 'everyone'];
/** A mention or a link anywhere in a text: its target, and the label that was shown. */
const MARK = /<([^<>|]*)(?:\|([^<>]*))?>/g;
/** A mention and the comma behind it, or anything else between two spaces. The name in a mention may have spaces. */
const WORD = /<[@#!][^<>]*>(?:[,;:，、]+|(?=\p{White_Space}|$))|(?:<[^<>]*>|\P{White_Space})+/gu;
/** Quotes as keyboards and word processors write them, each with those that may close it. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  "'": "'",
  '‘': '’',
};

interface Word {
  /** Without the quotes around it, and without what shows nothing at its ends. */
  bare: string;
  typed: string;
  /** What stands between the word before and this one. */
  space: string;
}

/** What was typed behind a slash command, as a command and its options in the order in which they are declared. */
export function parse(slash: string, text: string, commands: readonly Command[]): Invocation {
  const name = slash.replace(/^\//, '');
  const words = wordsIn(text);
  const [first, ...rest] = words;
  if (first?.bare.toLowerCase() === 'help' && rest.length === 0) return { command: `${name} help`, options: {} };
  const whole = commands.find((command) => command.name === name);
  if (first === undefined) return { command: whole ? name : `${name} panel`, options: {} };
  if (whole) return { command: name, options: toOptions(whole, words) };
  const command = `${name} ${textIn(first.bare).toLowerCase()}`;
  const found = commands.find((one) => one.name === command);
  return { command, options: found ? toOptions(found, rest) : {} };
}

function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { 0: typed, index } of text.matchAll(WORD)) {
    const bare = unquoted(typed);
    // What only consists of marks that show nothing belongs to the space before the next word.
    if (bare === '') continue;
    words.push({ bare, typed, space: text.slice(end, index).replace(/[ \t\r\n]+/g, ' ') });
    end = index + typed.length;
  }
  return words;
}

/** What was typed, without a pair of quotes around the whole of it. Quotes within stay. */
function unquoted(typed: string): string {
  const text = trimmed(typed);
  const inner = text.slice(1, -1);
  const closing = QUOTES[text.charAt(0)] ?? '';
  const paired = text.length > 2 && closing.includes(text.slice(-1)) && !inner.includes(text.slice(-1));
  return paired ? trimmed(inner) : text;
}

/** Each option takes a word; free text takes all that are left over, or else the last option does. */
function toOptions(command: Command, typed: Word[]): Record<string, RawOption> {
  const options = typedOptions(command);
  const further = furtherIn(command, typed);
  const words = memberFirst(
    options,
    typed.filter((word) => !further.some(([, one]) => one === word)),
  );
  const free = options.findIndex(([, option]) => option.kind === 'text');
  const greedy = free === -1 ? options.length - 1 : free;
  const surplus = Math.max(0, words.length - options.length);
  return Object.fromEntries([
    ...options.flatMap(([name, option], at): [string, RawOption][] => {
      const from = at + (at > greedy ? surplus : 0);
      const own = words.slice(from, from + 1 + (at === greedy ? surplus : 0));
      return own.length === 0 ? [] : [[name, toRaw(joined(own), option)]];
    }),
    ...further.map(([name, { bare }]): [string, RawOption] => [name, { member: MEMBER.exec(bare)?.[1] ?? '' }]),
  ]);
}

/** Each member who is mentioned behind the first one goes to an option for further ones. */
function furtherIn(command: Command, words: Word[]): [name: string, word: Word][] {
  const mentions = words.filter(({ bare }) => MEMBER.test(bare)).slice(1);
  return furtherOptions(command).flatMap((name, at) => {
    const word = mentions[at];
    return word ? [[name, word]] : [];
  });
}

/** People also type `/tip 5 @ada`. Where a command takes an amount, it may stand before the member. */
function memberFirst(options: ReturnType<typeof typedOptions>, words: Word[]): Word[] {
  const [[, first], [, second]] = [options[0] ?? [], options[1] ?? []];
  if (first?.kind !== 'member' || !second?.beforeMember || !/^\p{Sc}?\d/u.test(words[0]?.bare ?? '')) return words;
  const at = words.findIndex(({ bare }) => MEMBER.test(bare));
  return at > 0 ? [...words.slice(at, at + 1), ...words.slice(0, at), ...words.slice(at + 1)] : words;
}

const joined = (words: Word[]): string =>
  unquoted(words.map(({ typed, space }, at) => (at === 0 ? typed : space + typed)).join(''));

function toRaw(text: string, option: Option): RawOption {
  const member = MEMBER.exec(text)?.[1];
  if (member !== undefined && option.kind === 'member') return { member };
  const [, mentioned, typed] = ROLE.exec(text) ?? EVERYBODY.exec(text) ?? [];
  const role = mentioned ?? typed;
  if (role !== undefined && option.kind === 'role') return { role };
  const channel = CHANNEL.exec(text)?.[1];
  if (channel !== undefined) return { channel };
  // Slack takes the `#` of a comment and the word behind it for a channel, where there is one with that name.
  return textIn(text.replace(NAMED_CHANNEL, '#$1'));
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
