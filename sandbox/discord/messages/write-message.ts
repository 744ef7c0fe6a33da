import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { type Component, walk } from '../bodies/components.ts';
import type { MessageBody, Upload } from '../bodies/message-body.ts';
import { emptyMessage, type Problem, refuse } from '../errors.ts';
import { mediaProblems } from '../problems/media-problems.ts';
import { messageProblems } from '../problems/message-problems.ts';
import type { DiscordTown } from '../state.ts';
import { attach } from './attachments.ts';
import { type MentionKind, mentionProblems, pings } from './mentions.ts';
import { received, receivedEmbeds } from './received.ts';

const { Ephemeral, IsComponentsV2, Loading, SuppressEmbeds, SuppressNotifications } = MessageFlags;
/** A bot can set these flags. Only Discord itself sets the others. */
const settable = Ephemeral | IsComponentsV2 | SuppressEmbeds | SuppressNotifications;

/** A request to create or change a message. */
export interface MessageRequest {
  body: MessageBody;
  uploads: Upload[];
  /** Path of the message within the request, for the errors: `['data']` in an answer to an interaction. */
  at: Problem['path'];
}

/**
 * Applies a request to a message: fields that it leaves out stay, fields that are null become empty.
 * @param defaultPings the kinds of mentions that ping when the body has no allowed_mentions
 * @throws {DiscordError} when the message breaks one of Discord's rules; then nothing has changed
 */
export function write(
  town: DiscordTown,
  before: APIMessage,
  request: MessageRequest,
  defaultPings: MentionKind[],
): APIMessage {
  const { body, uploads, at } = request;
  const flags = ((before.flags ?? 0) & ~Loading) | ((body.flags ?? 0) & settable);
  const { attachments, files } = attach(town, {
    channelId: before.channel_id,
    ephemeral: (flags & Ephemeral) > 0,
    listed: body.attachments,
    uploads,
    existing: before.attachments,
    at,
  });
  const content = body.content === undefined ? before.content : (body.content ?? '');
  const embeds = body.embeds === undefined ? before.embeds : receivedEmbeds(town, body.embeds ?? [], attachments);
  const given = body.components === undefined ? undefined : (body.components ?? []);
  const components = given ?? (before.components as Component[]);
  refuse(mentionProblems(body.allowed_mentions, at));
  refuse(messageProblems({ content, embeds, components, flags }, at));
  if (given) {
    const filenames = attachments.map(({ filename }) => filename);
    refuse(mediaProblems(given, filenames, at));
  }
  const parts = flags & IsComponentsV2 ? [components] : [content, embeds, components, attachments];
  if (parts.every(({ length }) => length === 0)) throw emptyMessage();
  for (const { id } of before.attachments) if (!attachments.some((one) => one.id === id)) delete town.state.files[id];
  Object.assign(town.state.files, files);
  const texts = [content, ...[...walk(components, [])].map(({ component }) => component.content ?? '')];
  return {
    ...before,
    content,
    flags,
    attachments,
    embeds,
    components: (given ? received(town, given, attachments) : components) as NonNullable<APIMessage['components']>,
    ...pings(texts.join('\n'), body.allowed_mentions, defaultPings),
  };
}
