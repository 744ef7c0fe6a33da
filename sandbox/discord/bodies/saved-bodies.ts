/**
 * These schemas check saved commands, messages and modals. They check what a bot wrote with the schemas that already
 * checked it when the bot sent it, since those for Discord's answers require fields that this server leaves out.
 * The output is the saved value itself, because Discord's schemas drop the fields that they don't know.
 */
import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandInteractionMetadataResponseSchema,
  MessageComponentInteractionMetadataResponseSchema,
  MessageCreateRequestSchema,
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
import { withAddresses } from '../messages/with-addresses.ts';

/** A snowflake is an unsigned integer of 64 bits in decimal digits. */
export const snowflake = z.string().regex(/^\d{1,20}$/);

const commandFrame = z.looseObject({
  id: snowflake,
  application_id: snowflake,
  version: snowflake,
  type: z.int(),
  description: z.string(),
  default_member_permissions: z.string().regex(/^\d+$/).nullable(),
});

export const savedCommand = z.custom<APIApplicationCommand>((value) => {
  const frame = commandFrame.safeParse(value).data;
  // Discord's schema for requests takes the permissions as a number only.
  const body = { ...frame, default_member_permissions: null };
  return frame !== undefined && ApplicationCommandCreateRequestSchema.safeParse(body).success;
}, 'this is no command');

const messageParts = z.looseObject({ embeds: z.array(z.unknown()), components: z.array(z.unknown()) });

export const savedMessage = z.custom<APIMessage>((value) => {
  const { embeds, components, ...frame } = messageParts.safeParse(withAddresses(value, 'http://localhost')).data ?? {};
  return (
    MessageResponseSchema.safeParse({ ...frame, embeds: [], components: [] }).success &&
    MessageCreateRequestSchema.safeParse({ embeds, components }).success
  );
}, 'this is no message');

export const savedModal = z.custom<APIModalInteractionResponseCallbackData>(
  (value) => ModalInteractionCallbackRequestDataSchema.safeParse(value).success,
  'this is no modal',
);

type Trigger = Exclude<APIMessageInteractionMetadata, { triggering_interaction_metadata: unknown }>;

/** The interaction that a modal answered. */
export const savedTrigger = z.custom<Trigger>(
  (value) =>
    ApplicationCommandInteractionMetadataResponseSchema.safeParse(value).success ||
    MessageComponentInteractionMetadataResponseSchema.safeParse(value).success,
  'this is no interaction that opens a modal',
);
