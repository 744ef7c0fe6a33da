/**
 * These types are what the page and the two servers agree on: what a visitor sees and does. Messages, components, blocks
 * and views are the platform's own JSON as the bot sent it.
 */
import type { APIApplicationCommand, APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Locale } from './locales.ts';

export type PersonKey = 'ada' | 'ben' | 'grace' | 'max';

export interface Person {
  key: PersonKey;
  name: string;
  /** The person's part in the community, which the page explains in a sentence. */
  part: 'creator' | 'member' | 'admin' | 'blocked';
  discordId: string;
  slackId: string;
  /** The keys of the person's roles. */
  roles: string[];
  admin: boolean;
  /** The avatar's color as `#rrggbb`. */
  color: string;
}

export interface Role {
  key: string;
  name: string;
  discordId: string;
  slackId: string;
  /** The handle of the Slack user group without the @. */
  handle: string;
}

export interface DiscordMessage extends APIMessage {
  /** True when only this visitor sees it. */
  ephemeral: boolean;
  /** True while "Tip Jar is thinking...", after the bot deferred its answer. */
  thinking: boolean;
  /** True in this visitor's direct conversation with the bot, false in the channel. */
  direct: boolean;
}

export interface DiscordScene {
  guild: { id: string; name: string };
  channel: { id: string; name: string };
  /** True when a bot is connected. */
  connected: boolean;
  /** The messages that this visitor can see, oldest first. */
  messages: DiscordMessage[];
  /** The form that this visitor has open. */
  modal: (APIModalInteractionResponseCallbackData & { id: string }) | null;
  /** The commands that Discord offers to this visitor. */
  commands: APIApplicationCommand[];
}

export interface SlackMessage {
  ts: string;
  /** The author's Slack user id. */
  user: string;
  bot: boolean;
  text: string;
  blocks: Record<string, unknown>[];
  files: { name: string; mimetype: string; url: string; alt?: string; text?: string }[];
  ephemeral: boolean;
  /** True in the visitor's direct messages with the bot, false in the channel. */
  direct: boolean;
  /** True in a thread. */
  threaded: boolean;
  /** How many people reacted, by the emoji's name, and whether this visitor did. */
  reactions: { name: string; count: number; own: boolean }[];
}

export interface SlackView extends Record<string, unknown> {
  id: string;
  hash: string;
  type: 'modal';
  callback_id: string;
  title: { type: 'plain_text'; text: string };
  submit?: { type: 'plain_text'; text: string };
  close?: { type: 'plain_text'; text: string };
  blocks: Record<string, unknown>[];
  private_metadata: string;
  /** The keys are block_ids, the values say what is wrong with the input. */
  errors: Record<string, string>;
}

export interface SlackScene {
  team: { id: string; name: string };
  channel: { id: string; name: string };
  connected: boolean;
  messages: SlackMessage[];
  /** The stack of open modals, the topmost last. */
  views: SlackView[];
  /** What the bot shows in its Home tab; null before it has published anything. */
  home: Pick<SlackView, 'id' | 'hash' | 'blocks'> | null;
  commands: { command: string; description: string; usage_hint: string }[];
  shortcuts: { name: string; type: 'message' | 'global'; callback_id: string }[];
}

/** The answer of `GET /visit/state?as=PERSON`. */
export interface Scene {
  people: Person[];
  roles: Role[];
  locale: Locale;
  discord: DiscordScene;
  slack: SlackScene;
}

/** The state of inputs on Slack, as in `view.state.values` and in the `state.values` of block actions. */
export type SlackState = Record<string, Record<string, Record<string, unknown>>>;

/** An option that the visitor typed. The value of a user, role or channel is its id. */
export interface TypedOption {
  name: string;
  value?: string | number | boolean;
  focused?: boolean;
  /** Only a subcommand or a group of them has options. */
  options?: TypedOption[];
}

/** A file that a person chooses. */
export interface SentFile {
  name: string;
  base64: string;
}

/** What a person does on Discord. An outcome comes when the bot has answered, or with an error after 3 seconds. */
export interface DiscordVisitor {
  scene(as: PersonKey): DiscordScene;
  /** Uses a slash command, or a menu command with `targetId` (a user's or a message's id). */
  command(as: PersonKey, call: { name: string; options?: TypedOption[]; targetId?: string }): Promise<Outcome>;
  autocomplete(
    as: PersonKey,
    call: { name: string; options: TypedOption[] },
  ): Promise<{ name: string; value: string | number }[]>;
  /** Uploads a file for an option. @returns its id, which is the option's value */
  upload(as: PersonKey, file: SentFile): string;
  /** Presses a button (without values) or uses a select menu. */
  press(as: PersonKey, press: { messageId: string; customId: string; values?: string[] }): Promise<Outcome>;
  /** The keys of `values` are the inputs' custom ids. */
  submit(as: PersonKey, form: { modalId: string; values: Record<string, string | string[]> }): Promise<Outcome>;
  closeModal(as: PersonKey): void;
  say(as: PersonKey, text: string): void;
  /** Dismisses an ephemeral message. */
  dismiss(as: PersonKey, messageId: string): void;
}

/** What a person does on Slack. */
export interface SlackVisitor {
  scene(as: PersonKey): SlackScene;
  /** Sends a line that starts with a slash, in the channel or in the person's direct messages with the bot. */
  command(as: PersonKey, text: string, direct?: boolean): Promise<Outcome>;
  /** Reacts to a message with the emoji of this name, or takes that back. */
  react(as: PersonKey, reaction: { ts: string; name: string }): Promise<Outcome>;
  /** Opens the bot's Home tab. */
  home(as: PersonKey): Promise<Outcome>;
  /**
   * Presses a button or chooses in a menu. `in` is the message's ts or the view's id, `element` has what the person chose:
   * value, selected_option(s), selected_user ...
   */
  action(
    as: PersonKey,
    action: { in: string; blockId: string; actionId: string; element: Record<string, unknown>; state?: SlackState },
  ): Promise<Outcome>;
  submit(as: PersonKey, form: { viewId: string; state: SlackState }): Promise<Outcome>;
  /** Uploads a file for a `file_input`. @returns its id, which stands in the state as `{ type, files: [{ id }] }` */
  upload(as: PersonKey, file: SentFile): string;
  closeView(as: PersonKey, viewId: string): void;
  /** Chooses a shortcut of a message, or without `ts` one that stands at no message. */
  shortcut(as: PersonKey, call: { callbackId: string; ts?: string }): Promise<Outcome>;
  say(as: PersonKey, text: string): void;
  dismiss(as: PersonKey, ts: string): void;
}

/** Says whether the bot answered, and otherwise what the platform tells the person. */
export type Outcome = { ok: true } | { ok: false; error: string };
