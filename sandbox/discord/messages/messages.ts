import { type APIMessage, type APIUser, GatewayDispatchEvents, MessageFlags, MessageType } from 'discord-api-types/v10';
import { unknownMessage } from '../errors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { messageEvent } from '../gateway/message-event.ts';
import { newId } from '../new-id.ts';
import type { DiscordTown, KeptMessage } from '../state.ts';
import type { MentionKind } from './mentions.ts';
import { withAddresses } from './with-addresses.ts';
import { type MessageRequest, write } from './write-message.ts';

const mostKeptPerChannel = 100;
/** Milliseconds for which a nonce is remembered. Discord only says that these are a few minutes. */
const nonceKept = 3 * 60_000;
const { Ephemeral, Loading } = MessageFlags;

export interface Posting {
  channelId: string;
  author: APIUser;
  /** The Discord id of the one person who sees the message if it is ephemeral. Without an addressee it can't be. */
  addressee?: string;
  /** The kinds of mentions that ping when the body has no allowed_mentions. */
  defaultPings: MentionKind[];
  /** The fields that say where the message comes from: its type, the interaction, the message it replies to. */
  origin?: Partial<APIMessage>;
}

export type Messages = ReturnType<typeof createMessages>;

export function createMessages(town: DiscordTown, gateway: Gateway) {
  const wire = (message: APIMessage): APIMessage => withAddresses(message, town.baseUrl());

  /** Discord sends no events about ephemeral messages. */
  function announce(event: Parameters<typeof messageEvent>[0], { message, to }: KeptMessage): void {
    town.changed();
    if (to === undefined) gateway.dispatch(event, (intents) => messageEvent(event, wire(message), intents));
  }

  const blank = ({ channelId, author, origin }: Posting): APIMessage => ({
    id: newId(town),
    channel_id: channelId,
    author,
    content: '',
    timestamp: new Date(town.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    type: MessageType.Default,
    ...origin,
  });

  function keep(message: APIMessage, { addressee }: Posting): KeptMessage {
    const ephemeral = (message.flags ?? 0) & Ephemeral && addressee !== undefined;
    const kept: KeptMessage = ephemeral ? { message, to: addressee } : { message };
    town.state.messages.push(kept);
    const inChannel = town.state.messages.filter((one) => one.message.channel_id === message.channel_id);
    for (const surplus of inChannel.slice(0, -mostKeptPerChannel)) forget(surplus);
    announce(GatewayDispatchEvents.MessageCreate, kept);
    return kept;
  }

  function forget(kept: KeptMessage): void {
    town.state.messages = town.state.messages.filter((one) => one !== kept);
    for (const { id } of kept.message.attachments) delete town.state.files[id];
  }

  const withoutEphemeral = ({ body, ...rest }: MessageRequest): MessageRequest => ({
    ...rest,
    body: { ...body, flags: (body.flags ?? 0) & ~Ephemeral },
  });

  const madeWith = (nonce: string | number, author: APIUser) =>
    town.state.messages.find(
      ({ message }) =>
        message.nonce === nonce &&
        message.author.id === author.id &&
        Date.parse(message.timestamp) > town.now() - nonceKept,
    );

  function create(posting: Posting, request: MessageRequest): KeptMessage {
    const allowed = posting.addressee === undefined ? withoutEphemeral(request) : request;
    return keep(write(town, blank(posting), allowed, posting.defaultPings), posting);
  }

  return {
    /** Makes what a bot gets of a message. */
    wire,

    /**
     * Makes a message, or finds the one that the same author has made with the same nonce, where it is to be enforced.
     * @throws {DiscordError} when Discord would refuse the body
     */
    post(posting: Posting, request: MessageRequest): KeptMessage {
      const { nonce, enforce_nonce } = request.body;
      if (nonce == null) return create(posting, request);
      const same = enforce_nonce ? madeWith(nonce, posting.author) : undefined;
      return same ?? create({ ...posting, origin: { ...posting.origin, nonce } }, request);
    },

    /** Posts "Tip Jar is thinking...", which an edit replaces later. */
    postLoading(posting: Posting, ephemeral: boolean): KeptMessage {
      const flags: number = Loading | (ephemeral ? Ephemeral : 0);
      return keep({ ...blank(posting), flags }, posting);
    },

    /** @throws {DiscordError} when Discord would refuse the body */
    edit(kept: KeptMessage, request: MessageRequest): void {
      const loading = (kept.message.flags ?? 0) & Loading;
      const edited_timestamp = loading ? null : new Date(town.now()).toISOString();
      kept.message = { ...write(town, kept.message, withoutEphemeral(request), ['users']), edited_timestamp };
      announce(GatewayDispatchEvents.MessageUpdate, kept);
    },

    remove(kept: KeptMessage): void {
      forget(kept);
      announce(GatewayDispatchEvents.MessageDelete, kept);
    },

    /** @throws {DiscordError} "Unknown Message" */
    find(channelId: string, messageId: string): KeptMessage {
      const kept = town.state.messages.find(
        ({ message }) => message.id === messageId && message.channel_id === channelId,
      );
      if (!kept) throw unknownMessage();
      return kept;
    },

    /** Lists the messages that a user can see, oldest first. */
    visibleTo(userId: string, channels: string[]): KeptMessage[] {
      return town.state.messages.filter(
        ({ message, to, dismissed }) =>
          channels.includes(message.channel_id) && !dismissed && (to === undefined || to === userId),
      );
    },
  };
}
