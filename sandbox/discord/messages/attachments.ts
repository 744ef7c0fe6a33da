import type { APIAttachment } from 'discord-api-types/v10';
import type { MessageBody, Upload } from '../bodies/message-body.ts';
import { type Problem, refuse } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { DiscordTown, KeptFile } from '../state.ts';

const mostAttachments = 10;
const tooMany = (at: Problem['path']): Problem => ({
  path: [...at, 'attachments'],
  code: 'BASE_TYPE_MAX_LENGTH',
  message: `Must be ${mostAttachments} or fewer in length.`,
});

interface Attached {
  attachments: APIAttachment[];
  /** The new files by attachment id. The caller keeps them once the message is accepted. */
  files: Record<string, KeptFile>;
}

interface Arrival {
  channelId: string;
  ephemeral: boolean;
  listed: MessageBody['attachments'];
  uploads: Upload[];
  /** The attachments that the message had before. */
  existing: APIAttachment[];
  at: Problem['path'];
}

/**
 * Makes the attachments of a message. Those it had stay when the request has no list, and those that the list names stay
 * when it has one. Every upload is added.
 * @throws {DiscordError} when the list names a file that is neither on the message nor in the request, or for too many files
 */
export function attach(town: DiscordTown, { channelId, ephemeral, listed, uploads, existing, at }: Arrival): Attached {
  const files: Record<string, KeptFile> = {};
  const fresh = (upload: Upload, description?: string | null): APIAttachment => {
    const { filename, contentType, bytes } = upload;
    const id = newId(town);
    files[id] = { channelId, filename, contentType, base64: Buffer.from(bytes).toString('base64') };
    const url = `/discord/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
    return {
      id,
      filename,
      size: bytes.length,
      url,
      proxy_url: url,
      content_type: contentType,
      ...(description && { description }),
      ...(ephemeral && { ephemeral }),
    };
  };
  const missing: Problem[] = [];
  const named = listed?.flatMap(({ id, description, filename }, index) => {
    const upload = uploads.find(({ key }) => key === id);
    if (upload) return [fresh({ ...upload, filename: filename ?? upload.filename }, description)];
    const before = existing.find((one) => one.id === id);
    if (before) return [{ ...before, ...(description && { description }) }];
    missing.push({
      path: [...at, 'attachments', index, 'id'],
      code: 'ATTACHMENT_NOT_FOUND',
      message: 'There is no such file in the request or on the message',
    });
    return [];
  });
  refuse(missing);
  const unlisted = uploads.filter(({ key }) => !listed?.some(({ id }) => id === key)).map((upload) => fresh(upload));
  const attachments = [...(named ?? existing), ...unlisted];
  if (attachments.length > mostAttachments) refuse([tooMany(at)]);
  return { attachments, files };
}
