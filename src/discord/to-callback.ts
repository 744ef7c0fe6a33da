import { randomUUID } from 'node:crypto';
import type { RawFile } from 'discord.js';
import {
  InteractionResponseType,
  InteractionType,
  type RESTPostAPIInteractionCallbackJSONBody,
} from 'discord-api-types/v10';
import { LONGEST_STAMP } from '../bot/action-id.ts';
import type { Answer, Card, Reply } from '../bot/answer.ts';
import { isPicture } from '../bot/picture.ts';
import { listAt } from '../connections/payload.ts';
import { createLastMade } from '../text/last-made.ts';
import type { Callback } from './callbacks.ts';
import { type CallInteraction, isOnPrivate } from './interaction.ts';
import { toMessage } from './to-message.ts';
import { toModal } from './to-modal.ts';

/** Makes the first response with an answer. `stamp` says for whom and when its buttons are made. */
export function toCallback(answer: Answer, interaction: CallInteraction, stamp: string): Callback {
  const { Modal, UpdateMessage, ChannelMessageWithSource } = InteractionResponseType;
  if (answer.kind === 'form') return { body: inJson({ type: Modal, data: toModal(answer, stamp) }) };
  const type = replaces(answer, interaction) ? UpdateMessage : ChannelMessageWithSource;
  // Discord keeps a picture that was on the card unless the new card names its own.
  const lost = type === UpdateMessage && !answer.file && listAt(interaction, 'message', 'attachments').length > 0;
  if (!answer.file && !lost) return { body: withCard(answer, type, stamp) };
  const data = toMessage(answer, stamp);
  return { body: inJson({ type, data: lost ? { ...data, attachments: [] } : data }), ...filesOf(answer) };
}

export const inJson = (body: RESTPostAPIInteractionCallbackJSONBody): Buffer => Buffer.from(JSON.stringify(body));

/** In what is kept, this stands for the stamp. Nobody can write it, because nobody is ever shown it. */
const STAMP = randomUUID().slice(-LONGEST_STAMP);

/** A response with a card, and where in it the stamps are. */
const written = createLastMade<Card, { bytes: Buffer; places: readonly number[] }>();

/** Many are shown the same card, which differs in its stamp alone. */
function withCard(reply: Reply, type: Stamped, stamp: string): Buffer {
  if (stamp.length !== STAMP.length) return inJson({ type, data: toMessage(reply, stamp) });
  const { bytes, places } = written.get(reply.card, [type], () => {
    const bytes = inJson({ type, data: toMessage(reply, STAMP) });
    return { bytes, places: placesOf(STAMP, bytes) };
  });
  const stamped = Buffer.from(bytes);
  for (const place of places) stamped.write(stamp, place, 'latin1');
  return stamped;
}

function placesOf(text: string, bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + text.length)) places.push(at);
  return places;
}

type Stamped = InteractionResponseType.UpdateMessage | InteractionResponseType.ChannelMessageWithSource;

/** An answer takes the place of the private card whose button was pressed; a refusal or a file to keep leaves it there. */
function replaces({ refusal, file }: Reply, interaction: CallInteraction): boolean {
  if (interaction.type === InteractionType.ApplicationCommand || refusal || (file && !isPicture(file))) return false;
  return isOnPrivate(interaction);
}

export function filesOf({ file }: Reply): { files?: RawFile[] } {
  if (!file) return {};
  return { files: [{ name: file.name, contentType: file.type, data: Buffer.from(file.content) }] };
}
