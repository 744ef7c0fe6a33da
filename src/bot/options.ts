import type { Account } from '../ids.ts';
import { trimmed } from '../text/plain-text.ts';
import type { Member, Platform, RawOption } from './call.ts';
import { Refusal } from './refusal.ts';

/**
 * Describes an option to the platforms, and says how what was typed becomes a value. `Text` holds the words that may be
 * typed, where there are only a few.
 */
export interface Option<Value = unknown, Text extends string = string> {
  /** A `word` is one word of text; a `text` may be several words, and takes everything that is left. */
  kind: 'member' | 'role' | 'channel' | 'word' | 'text' | 'choice' | 'file';
  required: boolean;
  /** A `choice` has these values. */
  choices?: readonly Text[];
  /** The greatest length, in characters as the platforms count them. Discord enforces it while somebody types. */
  most?: number;
  /** Only a button or a form fills this option, so the platforms and the help don't show it. */
  byButton?: true;
  /** Nobody types or picks it: the platform tells it at each call. */
  told?: true;
  /** One of the options with this mark is enough, so the platforms require none of them; the usage shows them all. */
  enough?: true;
  /** On Slack it may also be typed before the member that is the option before it: `/tip 5 @ada`. */
  beforeMember?: true;
  /** It takes a further member. On Slack all of them are typed in a row, wherever the first one may stand. */
  further?: true;
  /** The bot will post into this channel, so only those are offered that take messages. */
  takesPosts?: true;
  /** Suggests values while the caller types, the best first; `locale` is the caller's. */
  suggest?(typed: string, locale?: string): { name: string; value: string }[];
  /** @throws {Refusal} when the text isn't a value. */
  read(raw: RawOption, platform: Platform): Promise<Value> | Value;
}

export type Options = Record<string, Option>;

export type OptionValues<Of extends Options> = {
  [Name in keyof Of]: Of[Name] extends Option<infer Value>
    ? Of[Name]['required'] extends true
      ? Value
      : Value | undefined
    : never;
};

export type RequiredOption<Value, Text extends string = string> = Option<Value, Text> & { required: true };

type Named = [name: string, option: Option];

/** Gets the options that people give when they type a command, in order. Files, which are attached, are among them. */
export const givenOptions = ({ options }: { options: Options }): Named[] =>
  Object.entries(options).filter(([, { byButton, told }]) => !byButton && !told);

/** Gets the options that people type in words, in order. Files and further members are not among them. */
export const typedOptions = (command: { options: Options }): Named[] =>
  givenOptions(command).filter(([, { kind, further }]) => kind !== 'file' && !further);

/** Gets the names of the options that take further members, in order. */
export const furtherOptions = ({ options }: { options: Options }): string[] =>
  Object.keys(options).filter((name) => options[name]?.further);

/** Gets the text of an option. Where the platform gave an id, that is the text. */
export function textOf(raw: RawOption): string {
  if (typeof raw === 'string') return raw;
  return Object.values(raw).join('');
}

/** The ids of both platforms look like this. What a forged button holds may not. */
const ID = /^[A-Za-z0-9_-]{1,32}$/;

/** Takes somebody who is in the community. */
export function member(): RequiredOption<Member> {
  return {
    kind: 'member',
    required: true,
    async read(raw, platform) {
      const found = await platform.member(textOf(raw));
      if (!found) throw new Refusal('option.member.gone');
      return found;
    },
  };
}

/** Somebody who isn't in the community. Only their account is known. */
export interface Gone {
  gone: Account;
}

/** Takes somebody who is in the community, or may have been there before. */
export function memberOrGone(): RequiredOption<Member | Gone> {
  return {
    kind: 'member',
    required: true,
    async read(raw, platform) {
      const id = textOf(raw);
      const found = await platform.member(id);
      if (found) return found;
      if (!ID.test(id)) throw new Refusal('option.member.gone');
      return { gone: platform.accountOf(id) };
    },
  };
}

/** Takes those who are in a voice channel or on a stage with the caller now. @throws {Refusal} as the platform does. */
export function together(): RequiredOption<readonly Account[]> & { told: true } {
  return { kind: 'member', required: true, told: true, read: (_, platform) => platform.together() };
}

/**
 * Somebody may type the id of a role or channel that was deleted, since no list offers it any more. An id of another
 * platform's would make Slack refuse each message that mentions it.
 */
const TYPED_ID = {
  Discord: { role: /^\d{15,20}$/, channel: /^\d{15,20}$/ },
  Slack: { role: /^S(?=[A-Z]*\d)[A-Z0-9]{6,20}$/, channel: /^[CG](?=[A-Z]*\d)[A-Z0-9]{6,20}$/ },
};

function idOf(kind: 'role' | 'channel'): RequiredOption<{ id: string }> {
  return {
    kind,
    required: true,
    read(raw, { name }) {
      const picked = typeof raw === 'object' && kind in raw;
      const id = picked ? textOf(raw) : trimmed(textOf(raw));
      const right = picked ? ID.test(id) : typeof raw === 'string' && TYPED_ID[name][kind].test(id);
      if (!right) throw new Refusal(`option.${kind}.form`);
      return { id };
    },
  };
}

/** Takes a role on Discord, or a user group on Slack. */
export const role = () => idOf('role');
export const channel = () => idOf('channel');

/** Takes the text of an attached file. Discord has an option for files; Slack can only take one in a form. */
export function file(): RequiredOption<string> {
  return {
    kind: 'file',
    required: true,
    read(raw, platform) {
      if (typeof raw === 'string' || !('file' in raw)) throw new Refusal('file.unreachable');
      return platform.file(raw.file);
    },
  };
}

export function freeText(most: number): RequiredOption<string> {
  return { kind: 'text', required: true, most, read: (raw) => trimmed(textOf(raw)) };
}

/** Takes a key that the bot made and a button holds. It consists of Latin letters, digits, `_` and `-`. */
export function key(most: number): RequiredOption<string> {
  return {
    ...word(most),
    read(raw) {
      const typed = textOf(raw);
      if (typed.length > most || !/^[\w-]+$/.test(typed)) throw new Refusal('call.unknown');
      return typed;
    },
  };
}

/** Takes one word of text. */
export function word(most: number): RequiredOption<string> {
  return { ...freeText(most), kind: 'word' };
}

export function choice<const Choices extends readonly string[]>(
  ...choices: Choices
): RequiredOption<Choices[number], Choices[number]> {
  return {
    kind: 'choice',
    required: true,
    choices,
    read(raw) {
      const typed = trimmed(textOf(raw)).toLowerCase();
      const found = choices.find((one) => one === typed);
      if (found === undefined) throw new Refusal('option.choice.form', { typed, choices: choices.join(', ') });
      return found;
    },
  };
}

export function optional<Value, Text extends string>(
  option: Option<Value, Text>,
): Option<Value, Text> & { required: false } {
  return { ...option, required: false };
}

/** Keeps an option of a command that people type for buttons and forms; typing can't fill it. */
export function byButton<Value, Text extends string>(
  option: Option<Value, Text>,
): Option<Value, Text> & { required: false } {
  return { ...optional(option), byButton: true };
}
