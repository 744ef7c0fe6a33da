import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import type { SlackTown } from '../state.ts';
import { readContent } from './content.ts';
import type { Messages } from './messages.ts';

/** Slack documents 5 uses within 30 minutes: docs.slack.dev/interactivity/handling-user-interaction */
const mostUses = 5;
const lifetime = 30 * 60_000;

interface Context {
  /** The Slack user who did something. */
  user: string;
  channel: string;
  /** The ts of the message in which they did it, which can be replaced. A slash command has none. */
  original?: string;
}

export interface ResponseUrls {
  issue(context: Context): string;
  /** @throws {ApiError} when the address is unknown, too old or used up, and when Slack would refuse the message */
  post(id: string, body: unknown): void;
}

// Older apps send these flags as strings.
const flag = z.union([z.boolean(), z.stringbool()]).default(false);

const response = z.looseObject({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag,
  delete_original: flag,
});

export function createResponseUrls(town: SlackTown, messages: Messages): ResponseUrls {
  const issued = new Map<string, Context & { at: number; uses: number }>();
  return {
    issue(context) {
      for (const [id, { at }] of issued) if (town.now() - at > 2 * lifetime) issued.delete(id);
      const id = randomBytes(16).toString('hex');
      issued.set(id, { ...context, at: town.now(), uses: 0 });
      return `${town.baseUrl()}/slack/response/${id}`;
    },
    post(id, body) {
      const found = issued.get(id);
      if (!found || town.now() - found.at > lifetime) throw new ApiError('expired_url');
      if (found.uses >= mostUses) throw new ApiError('used_url');
      const read = response.safeParse(body);
      if (!read.success) throw new ApiError('invalid_payload');
      const { response_type, replace_original, delete_original } = read.data;
      const content = delete_original ? undefined : readContent(read.data);
      found.uses += 1;
      if (!content) {
        if (found.original) messages.remove(found.original);
      } else if (replace_original && found.original) messages.edit(found.original, content);
      else messages.say(found.channel, content, response_type === 'ephemeral' ? found.user : null);
    },
  };
}
