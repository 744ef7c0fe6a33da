import type { APIEmbed } from 'discord-api-types/v10';
import type { Component } from './components.ts';

/** The fields of a message that a bot sends or edits, by whichever endpoint. */
export interface MessageBody {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: Component[] | null;
  /** With files: which of them is which. In an edit also: which of those already there stay. */
  attachments?: { id: string; filename?: string | null; description?: string | null }[] | null;
  flags?: number | null;
  allowed_mentions?: AllowedMentions | null;
}

export interface AllowedMentions {
  parse?: ('users' | 'roles' | 'everyone' | null)[] | null;
  users?: (string | null)[] | null;
  roles?: (string | null)[] | null;
}

/** A file that came with a body; its key is the n of `files[n]`. */
export interface Upload {
  key: string;
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}
