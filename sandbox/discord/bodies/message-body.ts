import type { APIEmbed } from 'discord-api-types/v10';
import type { Component } from './components.ts';

/** The body with which a bot creates or edits a message, at any endpoint. */
export interface MessageBody {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: Component[] | null;
  /** Describes the files of the request by their keys, and in an edit names the attachments that stay by their ids. */
  attachments?: { id: string; filename?: string | null; description?: string | null }[] | null;
  flags?: number | null;
  allowed_mentions?: AllowedMentions | null;
  /** What the bot calls a new message. It comes back with the message. */
  nonce?: string | number | null;
  /** Whether the message is to be made only where the bot has made none with this nonce a short time ago. */
  enforce_nonce?: boolean | null;
}

export interface AllowedMentions {
  parse?: ('users' | 'roles' | 'everyone' | null)[] | null;
  users?: (string | null)[] | null;
  roles?: (string | null)[] | null;
}

/** A file that came with a body. Its key is the n of `files[n]`. */
export interface Upload {
  key: string;
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}
