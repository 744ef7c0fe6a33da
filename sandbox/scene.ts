/**
 * What a visitor of the sandbox's page sees and does: the contract between the two platform servers and the page.
 * Messages, components, blocks and views are the platform's own JSON, just as the bot sent it.
 */
import type { APIApplicationCommand, APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

export type PersonKey = 'ada' | 'ben' | 'grace' | 'max';

export interface Person {
  key: PersonKey;
  name: string;
  /** Who the person is in the little community; the page explains it in a sentence. */
  part: 'creator' | 'member' | 'admin' | 'blocked';
  discordId: string;
  slackId: string;
  /** Keys of `Role`. */
  roles: string[];
  admin: boolean;
  /** An Intl colour for the avatar, `#rrggbb`. */
  color: string;
}

export interface Role {
  key: string;
  name: string;
  discordId: string;
  slackId: string;
  /** The handle of the Slack user group, without the @. */
  handle: string;
}

/** A choice that the page's visitor made and that outlives a reload: the language of each platform's client. */
export type Locale = 'en-US' | 'fr';

export interface DiscordMessage extends APIMessage {
  /** True when only this visitor sees it. */
  ephemeral: boolean;
  /** True while the bot has deferred its answer: "Tip Jar is thinking...". */
  thinking: boolean;
  /** True in the direct conversation of this visitor with the bot; false in the channel. */
  direct: boolean;
}

export interface DiscordScene {
  guild: { id: string; name: string };
  channel: { id: string; name: string };
  /** True when a bot is connected to the gateway. */
  connected: boolean;
  /** Oldest first; only what this visitor may see. */
  messages: DiscordMessage[];
  /** The form open in front of this visitor. */
  modal: (APIModalInteractionResponseCallbackData & { id: string }) | null;
  /** As the bot registered them. */
  commands: APIApplicationCommand[];
}

export interface SlackMessage {
  ts: string;
  /** The Slack user id of the author; the bot's own user id for the bot. */
  user: string;
  bot: boolean;
  text: string;
  blocks: Record<string, unknown>[];
  files: { name: string; mimetype: string; url: string; alt?: string; text?: string }[];
  ephemeral: boolean;
  /** True in the direct messages between the visitor and the bot. */
  direct: boolean;
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
  /** block_id -> the sentence that the bot answered a submission with (`response_action: errors`). */
  errors: Record<string, string>;
}

export interface SlackScene {
  team: { id: string; name: string };
  channel: { id: string; name: string };
  connected: boolean;
  messages: SlackMessage[];
  /** The stack of open modals, the topmost last. */
  views: SlackView[];
  commands: { command: string; description: string; usage_hint: string }[];
  shortcuts: { name: string; type: 'message' | 'global'; callback_id: string }[];
}

/** Answer of `GET /visit/state?as=PERSON`. */
export interface Scene {
  people: Person[];
  roles: Role[];
  locale: Locale;
  discord: DiscordScene;
  slack: SlackScene;
}

/** The state of inputs on Slack, as in `view.state.values` and in the `state.values` of block actions. */
export type SlackState = Record<string, Record<string, Record<string, unknown>>>;

/** A command as the page's composer hands it over. Users, roles and channels are ids, numbers are numbers. */
export interface TypedOption {
  name: string;
  value?: string | number | boolean;
  focused?: boolean;
  /** The options of a subcommand or subcommand group. */
  options?: TypedOption[];
}

/** A file that a person chooses. */
export interface SentFile {
  name: string;
  base64: string;
}

/** What a person does on Discord. Each resolves when the bot has answered, or with an error after 3 seconds. */
export interface DiscordVisitor {
  scene(as: PersonKey): DiscordScene;
  /** A slash command, or a menu command with `targetId` (a user's or a message's id). */
  command(as: PersonKey, call: { name: string; options?: TypedOption[]; targetId?: string }): Promise<Outcome>;
  autocomplete(
    as: PersonKey,
    call: { name: string; options: TypedOption[] },
  ): Promise<{ name: string; value: string | number }[]>;
  /** A file for an option that takes one: its id is the option's value. */
  upload(as: PersonKey, file: SentFile): string;
  /** A button (no values) or a select menu. */
  press(as: PersonKey, press: { messageId: string; customId: string; values?: string[] }): Promise<Outcome>;
  /** `values`: custom id of each input -> what was typed or chosen. */
  submit(as: PersonKey, form: { modalId: string; values: Record<string, string | string[]> }): Promise<Outcome>;
  closeModal(as: PersonKey): void;
  say(as: PersonKey, text: string): void;
  /** "Dismiss message" under an ephemeral one. */
  dismiss(as: PersonKey, messageId: string): void;
}

/** What a person does on Slack. */
export interface SlackVisitor {
  scene(as: PersonKey): SlackScene;
  /** What was typed, from the slash on; `@ben` and `@mods` are escaped as Slack escapes them. */
  command(as: PersonKey, text: string): Promise<Outcome>;
  /** `in` is the message's ts or the view's id. `element` carries what the person chose: value, selected_option(s), selected_user ... */
  action(
    as: PersonKey,
    action: { in: string; blockId: string; actionId: string; element: Record<string, unknown>; state?: SlackState },
  ): Promise<Outcome>;
  submit(as: PersonKey, form: { viewId: string; state: SlackState }): Promise<Outcome>;
  /** A file for a `file_input`: its state is `{ type, files: [{ id }] }`. */
  upload(as: PersonKey, file: SentFile): string;
  closeView(as: PersonKey, viewId: string): void;
  /** A message shortcut. */
  shortcut(as: PersonKey, call: { callbackId: string; ts: string }): Promise<Outcome>;
  say(as: PersonKey, text: string): void;
  dismiss(as: PersonKey, ts: string): void;
}

/** Whether the bot answered, and the platform's own words if it didn't. */
export type Outcome = { ok: true } | { ok: false; error: string };
