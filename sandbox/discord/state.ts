/** What Discord's server keeps. It is plain JSON, and these schemas say which saved JSON can be taken up again. */
import {
  ApplicationCommandInteractionMetadataResponseSchema,
  ApplicationCommandResponseSchema,
  MessageComponentInteractionMetadataResponseSchema,
  MessageResponseSchema,
  ModalInteractionCallbackRequestDataSchema,
} from 'discord-api-spec/zod';
import type {
  APIApplicationCommand,
  APIMessage,
  APIMessageInteractionMetadata,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Locale } from '../scene.ts';
import { personKey } from '../town.ts';
import { headerValue, wellFormed } from '../well-formed.ts';
import { withAddresses } from './messages/with-addresses.ts';

type Trigger = Exclude<APIMessageInteractionMetadata, { triggering_interaction_metadata: unknown }>;

const fits = (schemas: { safeParse(value: unknown): { success: boolean } }[], value: unknown): boolean =>
  schemas.some((schema) => schema.safeParse(value).success);

const permissions = z.looseObject({ default_member_permissions: z.string().regex(/^\d+$/).nullable() });

// Discord's schemas only judge these values: their output would lack the fields that they don't know.
const command = z.custom<APIApplicationCommand>(
  (value) => fits([ApplicationCommandResponseSchema], value) && fits([permissions], value),
  'Discord has no such command',
);
const message = z.custom<APIMessage>(
  (value) => fits([MessageResponseSchema], withAddresses(value, 'http://127.0.0.1')),
  'Discord has no such message',
);
const modal = z.custom<APIModalInteractionResponseCallbackData>(
  (value) => fits([ModalInteractionCallbackRequestDataSchema], value),
  'Discord has no such modal',
);
const trigger = z.custom<Trigger>(
  (value) =>
    fits(
      [ApplicationCommandInteractionMetadataResponseSchema, MessageComponentInteractionMetadataResponseSchema],
      value,
    ),
  'Discord has no such interaction',
);

const keptMessage = z.object({
  message,
  /** The Discord id of the one person who sees it, when it is ephemeral. */
  to: z.string().exactOptional(),
  dismissed: z.literal(true).exactOptional(),
});

const openModal = z.object({
  id: z.string(),
  channelId: z.string(),
  data: modal,
  /** What the person had done to be shown it. */
  trigger,
  /** The message whose component opened it. */
  messageId: z.string().exactOptional(),
});

const keptFile = z.object({
  channelId: z.string(),
  filename: wellFormed,
  contentType: headerValue,
  base64: z.base64(),
});

export const discordState = z.object({
  /** The newest snowflake given out. */
  lastId: z.string().regex(/^\d{1,20}$/),
  commands: z.object({ global: z.array(command), guild: z.array(command) }),
  /** Of all channels, oldest first. */
  messages: z.array(keptMessage),
  modals: z.partialRecord(personKey, openModal),
  /** By attachment id. */
  files: z.record(z.string(), keptFile),
  /** Ids of those that people chose for an option, oldest first. */
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
  /** Called after every change: to show it, and to save it. */
  changed(): void;
  /** The language of the people's Discord client. */
  locale(): Locale;
  /** Milliseconds since 1970. */
  now(): number;
  /** `http://127.0.0.1:3000`, without a slash at the end. */
  baseUrl(): string;
}
