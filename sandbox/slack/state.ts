import type { Locale } from '../scene.ts';
import type { Block } from './limits/block.ts';
import type { View } from './views/view.ts';

export interface StoredMessage {
  ts: string;
  channel: string;
  user: string;
  /** Null for what a person wrote. */
  botId: string | null;
  text: string;
  blocks: Block[];
  /** Ids of `StoredFile`. */
  files: string[];
  /** The only Slack user who sees an ephemeral message; null when everyone in the channel does. */
  to: string | null;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  alt: string | null;
  size: number;
  base64: string;
  /** The Slack user who chose it for a form; absent for what the bot uploaded. */
  owner?: string;
}

export interface OpenView {
  /** The Slack user in front of whom the view is open. */
  owner: string;
  view: View;
  /** block_id -> what is wrong with its input. */
  errors: Record<string, string>;
}

/** All that outlives a restart of the sandbox: plain JSON. */
export interface SlackState {
  /** Microseconds since 1970 of the last timestamp handed out. */
  clock: number;
  /** How many ids were handed out. */
  count: number;
  messages: StoredMessage[];
  files: StoredFile[];
  /** Each person's stack of modals, the topmost last. */
  views: OpenView[];
  /** Slack user id -> their App Home. */
  homes: Record<string, View>;
}

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
