/** These schemas describe what the Slack-like server saves between two runs. */
import { z } from 'zod';
import type { Locale } from '../locales.ts';
import type { Frame } from '../traffic/watched-server.ts';
import { headerValue, wellFormed } from '../well-formed.ts';
import { block } from './limits/block.ts';
import { view } from './views/view.ts';

/** https://docs.slack.dev/messaging/message-metadata */
export const metadata = z.object({
  event_type: z.string().regex(/^[a-z0-9_]+$/),
  event_payload: z.record(z.string(), z.unknown()),
});

const storedMessage = z.object({
  ts: z.string(),
  channel: z.string(),
  user: z.string(),
  /** Null in a person's message. */
  botId: z.string().nullable(),
  text: z.string(),
  blocks: z.array(block),
  /** The ids of the message's files. */
  files: z.array(z.string()),
  /** The only Slack user who sees an ephemeral message; null when everyone in the channel does. */
  to: z.string().nullable(),
  /** The ts of the message in whose thread it is. */
  thread: z.string().exactOptional(),
  /** The Slack users who reacted, by the emoji's name. */
  reactions: z.record(z.string(), z.array(z.string())).exactOptional(),
  /** What an app attached for apps. */
  metadata: metadata.exactOptional(),
});

const storedFile = z.object({
  id: z.string(),
  name: wellFormed,
  title: z.string(),
  mimetype: headerValue,
  alt: z.string().nullable(),
  size: z.int().min(0),
  base64: z.base64(),
  /** The Slack user who chose the file for a form. The bot's own files have none. */
  owner: z.string().exactOptional(),
});

const openView = z.object({
  /** The Slack user in front of whom the view is open. */
  owner: z.string(),
  view,
  /** The keys are block_ids, the values say what is wrong with the input. */
  errors: z.record(z.string(), z.string()),
});

export const slackState = z.object({
  /** The newest timestamp that was given out, in microseconds since 1970. */
  clock: z.int().min(0),
  /** How many ids were given out. */
  count: z.int().min(0),
  messages: z.array(storedMessage),
  files: z.array(storedFile),
  /** Each person's stack of modals, the topmost last. */
  views: z.array(openView),
  /** The keys are Slack user ids, the values their home tabs. */
  homes: z.record(z.string(), view),
});

export type StoredMessage = z.infer<typeof storedMessage>;
export type StoredFile = z.infer<typeof storedFile>;
export type OpenView = z.infer<typeof openView>;
export type SlackState = z.infer<typeof slackState>;

export const emptySlackState = (): SlackState => ({
  clock: 0,
  count: 0,
  messages: [],
  files: [],
  views: [],
  homes: {},
});

/** What the server needs from the sandbox around it. */
export interface SlackTown {
  state: SlackState;
  /** To be called after every change of the state, and when a bot connects or disconnects. */
  changed(): void;
  /** Told of every message of the WebSockets, both ways. */
  frame?: Frame;
  locale(): Locale;
  /** Milliseconds since 1970. */
  now(): number;
  /** The origin of this server, without a slash at the end. */
  baseUrl(): string;
  /** The Slack app's manifest, parsed. */
  manifest: unknown;
}

/** Gives out a timestamp that no other message has: seconds, a dot and microseconds. */
export function nextTs({ state, now }: SlackTown): string {
  state.clock = Math.max(state.clock + 1, now() * 1000);
  return `${Math.floor(state.clock / 1e6)}.${String(state.clock % 1e6).padStart(6, '0')}`;
}

/** Gives out an id for a file or a view. */
export function nextId({ state }: SlackTown, kind: 'F' | 'V'): string {
  state.count += 1;
  return `${kind}0${state.count.toString(36).toUpperCase().padStart(8, '0')}`;
}
