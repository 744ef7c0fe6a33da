import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import type { Upload } from '../bodies/message-body.ts';
import { invalidJson, tooLarge } from '../errors.ts';
import { attachmentSizeLimit } from '../interactions/interaction-payload.ts';

/**
 * Reads a body in JSON, or in the parts `payload_json` and `files[n]`.
 * @throws {DiscordError} when the JSON is broken or a file has more than 10 MiB
 */
export async function readBody(c: Context): Promise<{ body: unknown; uploads: Upload[] }> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data'))
    return { body: json(await c.req.text()), uploads: [] };
  const form = await c.req.formData();
  const uploads: Upload[] = [];
  for (const [name, part] of form) {
    const key = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (key === undefined || typeof part === 'string') continue;
    if (part.size > attachmentSizeLimit) throw tooLarge();
    const contentType = getMimeType(part.name) ?? (part.type || 'application/octet-stream');
    uploads.push({ key, filename: part.name, contentType, bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  return { body: json(String(form.get('payload_json') ?? '{}')), uploads };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidJson();
    throw error;
  }
}
