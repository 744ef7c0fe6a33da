import type { Member, Platform, RawOption } from './call.ts';
import { trimmed } from './plain-text.ts';
import { Refusal } from './refusal.ts';

/** What an option is, as the platforms are told, and how its text becomes a value. */
export interface Option<Value = unknown> {
  kind: 'member' | 'role' | 'channel' | 'text' | 'choice';
  required: boolean;
  /** For `choice`: the values that may be typed. */
  choices?: readonly string[];
  /** In characters as the platforms count them; Discord enforces it while typing. */
  most?: number;
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

type Required<Value> = Option<Value> & { required: true };

/** The text of an option, also where the platform gave an id. */
export function textOf(raw: RawOption): string {
  if (typeof raw === 'string') return raw;
  return 'member' in raw ? raw.member : 'role' in raw ? raw.role : raw.channel;
}

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

/** A role on Discord, a user group on Slack. */
export function role(): Required<{ id: string }> {
  return {
    kind: 'role',
    required: true,
    read(raw) {
      if (typeof raw === 'string' || !('role' in raw)) throw new Refusal('option.role.form');
      return { id: raw.role };
    },
  };
}

export function channel(): Required<{ id: string }> {
  return {
    kind: 'channel',
    required: true,
    read(raw) {
      if (typeof raw === 'string' || !('channel' in raw)) throw new Refusal('option.channel.form');
      return { id: raw.channel };
    },
  };
}

export function text(most: number): Required<string> {
  return { kind: 'text', required: true, most, read: (raw) => trimmed(textOf(raw)) };
}

export function choice<const Choices extends readonly string[]>(...choices: Choices): Required<Choices[number]> {
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

export function optional<Value>(option: Option<Value>): Option<Value> & { required: false } {
  return { ...option, required: false };
}
