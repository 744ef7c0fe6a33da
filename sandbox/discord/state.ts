/** These schemas describe what the Discord-like server saves between two runs. */
import { z } from 'zod';
import type { Locale } from '../locales.ts';
import { personKey } from '../town.ts';
import type { Frame } from '../traffic/watched-server.ts';
import { headerValue, wellFormed } from '../well-formed.ts';
import { savedCommand, savedMessage, savedModal, savedTrigger, snowflake } from './bodies/saved-bodies.ts';

const keptMessage = z.object({
  message: savedMessage,
  /** The Discord id of the one person who sees it, when it is ephemeral. */
  to: z.string().exactOptional(),
  dismissed: z.literal(true).exactOptional(),
});

const openModal = z.object({
  id: z.string(),
  channelId: z.string(),
  data: savedModal,
  /** The interaction that the modal answered. */
  trigger: savedTrigger,
  /** The id of the message whose component opened it. */
  messageId: z.string().exactOptional(),
});

const keptFile = z.object({
  channelId: z.string(),
  filename: wellFormed,
  contentType: headerValue,
  base64: z.base64(),
});

export const discordState = z.object({
  /** The newest snowflake that was given out. */
  lastId: snowflake,
  commands: z.object({ global: z.array(savedCommand), guild: z.array(savedCommand) }),
  /** The messages of all channels, oldest first. */
  messages: z.array(keptMessage),
  modals: z.partialRecord(personKey, openModal),
  /** The keys are attachment ids. */
  files: z.record(z.string(), keptFile),
  /** The ids of files that people chose for an option, oldest first. */
  uploads: z.array(z.string()).exactOptional(),
});

export type KeptMessage = z.infer<typeof keptMessage>;
export type OpenModal = z.infer<typeof openModal>;
export type KeptFile = z.infer<typeof keptFile>;
export type DiscordState = z.infer<typeof discordState>;

export const emptyDiscordState = (): DiscordState => ({
  lastId: '0',
  commands: { global: [], guild: [] },
  messages: [],
  modals: {},
  files: {},
});

/** What the server needs from the sandbox around it. */
export interface DiscordTown {
  state: DiscordState;
  /** To be called after every change, to show and save it. */
  changed(): void;
  /** Told of every message of the WebSockets, both ways. */
  frame?: Frame;
  /** The language of the people's Discord client. */
  locale(): Locale;
  /** Milliseconds since 1970. */
  now(): number;
  /** `http://127.0.0.1:3000`, without a slash at the end. */
  baseUrl(): string;
}
