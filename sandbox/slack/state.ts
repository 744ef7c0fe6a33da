/** What Slack's server keeps. It is plain JSON, and these schemas say which saved JSON can be taken up again. */
import { z } from 'zod';
import type { Locale } from '../scene.ts';
import { headerValue, wellFormed } from '../well-formed.ts';
import { block } from './limits/block.ts';
import { view } from './views/view.ts';

const storedMessage = z.object({
  ts: z.string(),
  channel: z.string(),
  user: z.string(),
  /** Null for what a person wrote. */
  botId: z.string().nullable(),
  text: z.string(),
  blocks: z.array(block),
  /** Ids of `StoredFile`. */
  files: z.array(z.string()),
  /** The only Slack user who sees an ephemeral message; null when everyone in the channel does. */
  to: z.string().nullable(),
});

const storedFile = z.object({
  id: z.string(),
  name: wellFormed,
  title: z.string(),
  mimetype: headerValue,
  alt: z.string().nullable(),
  size: z.int().min(0),
  base64: z.base64(),
  /** The Slack user who chose it for a form; absent for what the bot uploaded. */
  owner: z.string().exactOptional(),
});

const openView = z.object({
  /** The Slack user in front of whom the view is open. */
  owner: z.string(),
  view,
  /** block_id -> what is wrong with its input. */
  errors: z.record(z.string(), z.string()),
});

export const slackState = z.object({
  /** Microseconds since 1970 of the last timestamp handed out. */
  clock: z.int().min(0),
  /** How many ids were handed out. */
  count: z.int().min(0),
  messages: z.array(storedMessage),
  files: z.array(storedFile),
  /** Each person's stack of modals, the topmost last. */
  views: z.array(openView),
  /** Slack user id -> their App Home. */
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
  /** Called after every change of the state, and when a bot comes or goes. */
  changed(): void;
  locale(): Locale;
  /** Milliseconds since 1970. */
  now(): number;
  /** Origin of this server, without a slash at the end. */
  baseUrl(): string;
  /** The parsed Slack app manifest. */
  manifest: unknown;
}

/** A timestamp that no other message has: seconds, a dot, microseconds. */
export function nextTs({ state, now }: SlackTown): string {
  state.clock = Math.max(state.clock + 1, now() * 1000);
  return `${Math.floor(state.clock / 1e6)}.${String(state.clock % 1e6).padStart(6, '0')}`;
}

export function nextId({ state }: SlackTown, kind: 'F' | 'V'): string {
  state.count += 1;
  return `${kind}0${state.count.toString(36).toUpperCase().padStart(8, '0')}`;
}
