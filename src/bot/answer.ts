import type { Line } from '../text/line.ts';

/** A command and its options as text: what a button holds. Pressing it is typing it. */
export interface Action {
  command: string;
  options?: Record<string, string>;
}

/** What a menu is for: the action, and its option that takes what is chosen. */
export interface Choosing {
  action: Action;
  option: string;
}

export type Button =
  /** Leads out of the chat. The url is always built by the bot. */
  { label: string; url: string } | { label: string; action: Action; style: 'plain' | 'main' | 'danger' };

export interface Choice {
  value: string;
  label: string;
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

/** What a card is made of: only what both platforms can show. */
export type Part =
  | { part: 'text'; line: Line }
  | { part: 'small'; line: Line }
  /** Text with a button beside it; the note stands under the text. */
  | { part: 'row'; line: Line; note?: Line; button: Button }
  | { part: 'buttons'; buttons: Button[] }
  /** A menu. What is chosen becomes the action's option of the name `option`, several values joined by commas. */
  | ({
      part: 'select';
      label: string;
      /** What is chosen comes from one group on Discord, from all of them on Slack. */
      groups: ChoiceGroup[];
      most: number;
    } & Choosing)
  /** A menu of the community's members, for the action's option of the name `option`. */
  | ({ part: 'members'; placeholder: string } & Choosing)
  /** A menu of the community's channels, likewise. */
  | ({ part: 'channels'; placeholder: string } & Choosing)
  | { part: 'divider' };

export interface Card {
  title: Line;
  /** `#rrggbb` of the stripe beside the card. */
  color?: string;
  parts: Part[];
}

export interface File {
  name: string;
  type: string;
  content: Uint8Array;
  /** Of a picture: what it shows, for who doesn't see it. */
  alt?: string;
}

export interface Reply {
  kind: 'reply';
  card: Card;
  file?: File;
  /** Set where the card says why not. A form's fields may each have a sentence of their own. */
  refusal?: { fields: Record<string, string> };
}

export interface Field {
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
  value?: string;
  /** In UTF-16 code units, at most 3000 (Slack's limit; Discord's is 4000). */
  most: number;
  required: boolean;
  long?: boolean;
}

/** Asks for a file, where a platform's forms take one. */
export interface FileField {
  name: string;
  label: string;
  /** Of the file's name, without the dot. */
  endings: readonly string[];
}

/** Asks for text. What is typed becomes the action's options, by the fields' names. */
export interface Form {
  kind: 'form';
  /** At most 24 characters (Slack's limit; Discord's is 45). */
  title: string;
  submit: string;
  action: Action;
  /** At most five (Discord's limit). */
  fields: Field[];
  /** May be sent instead of what the fields ask for. Discord's commands have an option for it, its forms nothing. */
  file?: FileField;
}

export type Answer = Reply | Form;
