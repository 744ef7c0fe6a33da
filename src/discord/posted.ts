import {
  InteractionResponseType,
  InteractionType,
  type RESTPostAPIInteractionCallbackJSONBody,
  Routes,
} from 'discord-api-types/v10';
import type { Reply } from '../bot/answer.ts';
import { propertyOf } from '../connections/connection.ts';
import { hasText, partAt, textAt } from '../connections/payload.ts';
import { type CallInteraction, isOnPrivate } from './interaction.ts';
import type { Rest } from './rest.ts';
import { toPost } from './to-message.ts';

export type Posted = NonNullable<Reply['posted']>;

/** Where a message for everybody is. */
interface Post {
  channel: string;
  message: string;
}

/**
 * Finds the message for everybody on which a button was pressed, or from which a form was opened; undefined where there
 * is none, or the button doesn't stand on it. Only a button on a message removes it: anybody may make up an id.
 */
export function postOf(interaction: CallInteraction, posted: Posted): Post | undefined {
  const pressed = textAt(interaction, 'data', 'custom_id') ?? '';
  const isForm = interaction.type === InteractionType.ModalSubmit && posted !== 'removed';
  if (!isForm && !hasText(partAt(interaction, 'message', 'components'), pressed)) return undefined;
  const channel = textAt(interaction, 'message', 'channel_id');
  const message = textAt(interaction, 'message', 'id');
  return channel === undefined || message === undefined || isOnPrivate(interaction) ? undefined : { channel, message };
}

/** Makes the first response that changes the pressed message. To remove it, it is first announced that it will change. */
export const toChange = (posted: Posted, stamp: string): RESTPostAPIInteractionCallbackJSONBody =>
  posted === 'removed'
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : { type: InteractionResponseType.UpdateMessage, data: toPost(posted, stamp) };

/** Changes the message after another first response. The bot has to see its channel for that. */
export function change(
  rest: Pick<Rest, 'patch' | 'delete'>,
  { channel, message }: Post,
  posted: Posted,
  stamp: string,
): Promise<unknown> {
  const route = Routes.channelMessage(channel, message);
  return posted === 'removed' ? rest.delete(route) : rest.patch(route, { body: toPost(posted, stamp) });
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const UNKNOWN_MESSAGE = 10008;

/** Somebody has deleted the message meanwhile. */
export const isUnknownMessage = (error: unknown): boolean => propertyOf(error, 'code') === UNKNOWN_MESSAGE;
