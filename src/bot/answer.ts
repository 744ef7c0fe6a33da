import type { Line } from '../text/line.ts';

/** A button holds a command and its options as text. Pressing the button does what typing the command would do. */
export interface Action {
  command: string;
  options?: Record<string, string>;
}

/** A menu has an action, and names the option of it that takes what is chosen. */
export interface Choosing {
  action: Action;
  option: string;
}

/**
 * A card has at most one button with the style `submit`, for what the card is there to do. In a window of Slack's, it
 * becomes the window's own button, which is in sight wherever one scrolls. Elsewhere it looks like a main button.
 */
export type Button =
  /** This one leads out of the chat. The bot always builds the url itself. */
  { label: string; url: string } | { label: string; action: Action; style: 'plain' | 'main' | 'danger' | 'submit' };

export interface Choice {
  value: string;
  label: string;
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
  /** Discord's menus have no groups. There, a group with this is a button that shows its choices instead. */
  open?: Action;
}

/** Cards are made of these parts alone, because both platforms can show them. */
export type Part =
  | { part: 'text'; line: Line }
  | { part: 'small'; line: Line }
  /** The button stands beside the text, and the note under it. Where a card is too long, the note's last span is cut. */
  | { part: 'row'; line: Line; note?: Line; button: Button }
  | { part: 'buttons'; buttons: Button[] }
  /** What is chosen from this menu becomes the value of `option`; several values are joined by commas. */
  | ({
      part: 'select';
      label: string;
      /** One choice of several values comes from a single group on Discord, and from all groups on Slack. */
      groups: ChoiceGroup[];
      most: number;
    } & Choosing)
  | ({ part: 'members'; placeholder: string } & Choosing)
  /** This is a menu of the community's roles. Discord lists them itself; Slack shows `choices`. */
  | ({ part: 'roles'; placeholder: string; choices: readonly Choice[] } & Choosing)
  | ({ part: 'channels'; placeholder: string } & Choosing)
  | { part: 'divider' };

export interface Card {
  title: Line;
  /** The stripe beside the card has this color, as `#rrggbb`. */
  color?: string;
  parts: Part[];
}

export interface File {
  name: string;
  type: string;
  content: Uint8Array;
  /** Describes a picture to people who can't see it. */
  alt?: string;
}

export interface Reply {
  kind: 'reply';
  card: Card;
  /** It stands above the card's first buttons, or at its end. */
  file?: File;
  /**
   * What becomes of the message for everybody whose button was pressed, or led to the form that was sent: it shows this
   * card instead, or is removed. The presser gets the answer's own card beside that.
   */
  posted?: Card | 'removed';
  /** This is posted into the channel of the call, for everybody there, beside the answer's own card. */
  toChannel?: Card;
  /** Set where the bot refused. Each field of a form may have a sentence of its own, by the field's name. */
  refusal?: { fields: Record<string, string> };
}

export interface Field {
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
  value?: string;
  /** How much fits, in UTF-16 code units: at most 3000 (Slack's limit; Discord's is 4000). */
  most: number;
  required: boolean;
  long?: boolean;
}

/** Asks for a file on the platforms whose forms take one. */
export interface FileField {
  name: string;
  label: string;
  /** The file's name has to end with one of these; they are written without the dot. */
  endings: readonly string[];
}

/** Asks for text. What is typed into a field becomes the action's option of the same name. */
export interface Form {
  kind: 'form';
  /** A title has at most 24 characters (Slack's limit; Discord's is 45). */
  title: string;
  submit: string;
  action: Action;
  /** There are at most five (Discord's limit). */
  fields: Field[];
  /** This file may be sent instead of text. Only Slack's forms ask for it; Discord's commands have an option for it. */
  file?: FileField;
}

export type Answer = Reply | Form;
