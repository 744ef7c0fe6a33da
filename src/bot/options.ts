import type { Account } from '../ids.ts';
import { trimmed } from '../text/plain-text.ts';
import type { Member, Platform, RawOption } from './call.ts';
import { Refusal } from './refusal.ts';

/**
 * What an option is, as the platforms are told, and how its text becomes a value. `Text` is what may be typed, where
 * that is only one of a few words.
 */
export interface Option<Value = unknown, Text extends string = string> {
  /** `word` is one word of text; `text` may be several, and takes all that is left. */
  kind: 'member' | 'role' | 'channel' | 'word' | 'text' | 'choice' | 'file';
  required: boolean;
  /** For `choice`: the values that may be typed. */
  choices?: readonly Text[];
  /** In characters as the platforms count them; Discord enforces it while typing. */
  most?: number;
  /** Filled by a button or a form and never typed: neither registered nor part of the usage. */
  byButton?: true;
  /** Suggestions while the caller types, best first. */
  suggest?(typed: string): { name: string; value: string }[];
  /** @throws {Refusal} when the text isn't a value. */
  read(raw: RawOption, platform: Platform): Promise<Value> | Value;
}

export type Options = Record<string, Option>;

export type Values<Of extends Options> = {
  [Name in keyof Of]: Of[Name] extends Option<infer Value>
    ? Of[Name]['required'] extends true
      ? Value
      : Value | undefined
    : never;
};

export type Required<Value, Text extends string = string> = Option<Value, Text> & { required: true };

type Named = [name: string, option: Option];

/** The options of a command that people give when they type it, in order; a file is attached and not typed. */
export const givenOptions = ({ options }: { options: Options }): Named[] =>
  Object.entries(options).filter(([, { byButton }]) => !byButton);

/** Of those, what people type in words. */
export const typedOptions = (command: { options: Options }): Named[] =>
  givenOptions(command).filter(([, { kind }]) => kind !== 'file');

/** The text of an option, also where the platform gave an id. */
export function textOf(raw: RawOption): string {
  if (typeof raw === 'string') return raw;
  return Object.values(raw).join('');
}

/** Ids of both platforms, as a forged button might not hold them. */
const ID = /^[A-Za-z0-9_-]{1,32}$/;

/** Somebody in the community. */
export function member(): Required<Member> {
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

/** Somebody who isn't in the community: of them nothing is known but the account. */
export interface Gone {
  gone: Account;
}

/** Somebody in the community, or who was there before. */
export function memberOrGone(): Required<Member | Gone> {
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

/** A role on Discord, a user group on Slack. */
export function role(): Required<{ id: string }> {
  return {
    kind: 'role',
    required: true,
    read(raw) {
      if (typeof raw === 'string' || !('role' in raw) || !ID.test(raw.role)) throw new Refusal('option.role.form');
      return { id: raw.role };
    },
  };
}

export function channel(): Required<{ id: string }> {
  return {
    kind: 'channel',
    required: true,
    read(raw) {
      if (typeof raw === 'string' || !('channel' in raw) || !ID.test(raw.channel)) {
        throw new Refusal('option.channel.form');
      }
      return { id: raw.channel };
    },
  };
}

/** The text of a file that is sent along. Nobody can type one: Slack takes it in a form. */
export function file(): Required<string> {
  return {
    kind: 'file',
    required: true,
    read(raw, platform) {
      if (typeof raw === 'string' || !('file' in raw)) throw new Refusal('file.unreachable');
      return platform.file(raw.file);
    },
  };
}

export function text(most: number): Required<string> {
  return { kind: 'text', required: true, most, read: (raw) => trimmed(textOf(raw)) };
}

/** A key of the bot's own making that a button carries and nobody types: Latin letters, digits, `_` and `-`. */
export function key(most: number): Required<string> {
  return {
    ...word(most),
    read(raw) {
      const typed = textOf(raw);
      if (typed.length > most || !/^[\w-]+$/.test(typed)) throw new Refusal('call.unknown');
      return typed;
    },
  };
}

/** One word of text. */
export function word(most: number): Required<string> {
  return { ...text(most), kind: 'word' };
}

export function choice<const Choices extends readonly string[]>(
  ...choices: Choices
): Required<Choices[number], Choices[number]> {
  return {
    kind: 'choice',
    required: true,
    choices,
    read(raw) {
      const typed = textOf(raw).toLowerCase();
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

/** An option of a command people type that only a button or a form fills. */
export function byButton<Value, Text extends string>(
  option: Option<Value, Text>,
): Option<Value, Text> & { required: false } {
  return { ...optional(option), byButton: true };
}
