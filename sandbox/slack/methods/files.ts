import { z } from 'zod';
import { wellFormed } from '../../well-formed.ts';
import { ApiError } from '../api-error.ts';
import { type Files, fileJson } from '../messages/files.ts';
import type { Messages } from '../messages/messages.ts';
import { parsed } from '../parsed.ts';
import type { SlackTown } from '../state.ts';
import { bot, conversation } from '../workspace.ts';
import { type Method, method } from './arguments.ts';

const announced = z.object({
  filename: wellFormed.min(1),
  length: z.coerce.number().int().min(1),
  alt_txt: z.string().optional(),
});

const uploaded = z.object({
  files: z
    .unknown()
    .transform((raw) => parsed(raw, 'invalid_arguments'))
    .pipe(
      z
        .array(z.object({ id: z.string(), title: z.string().optional() }))
        .min(1)
        .max(10),
    ),
  channel_id: z.string().optional(),
  initial_comment: z.string().default(''),
});

export const fileMethods = (town: SlackTown, files: Files, messages: Messages): Record<string, Method> => ({
  'files.getUploadURLExternal': method(announced, ({ filename, length, alt_txt }) => {
    const { id, path } = files.announce({ name: filename, length, alt: alt_txt ?? null });
    return { upload_url: town.baseUrl() + path, file_id: id };
  }),

  'files.info': method(z.object({ file: z.string() }), ({ file: id }) => {
    const file = files.find(id);
    if (!file) throw new ApiError('file_not_found');
    return { file: fileJson(file, town.baseUrl()) };
  }),

  'files.completeUploadExternal': method(uploaded, ({ files: named, channel_id, initial_comment }) => {
    if (channel_id !== undefined && !conversation(channel_id)) throw new ApiError('channel_not_found');
    const complete = named.map(({ id, title }) => files.complete(id, title));
    if (channel_id !== undefined)
      messages.post({
        channel: channel_id,
        user: bot.user,
        botId: bot.id,
        text: initial_comment,
        blocks: [],
        files: complete.map((file) => file.id),
        to: null,
      });
    return { files: complete.map((file) => fileJson(file, town.baseUrl())) };
  }),
});
