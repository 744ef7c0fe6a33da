import { ApiError } from '../api-error.ts';
import type { Block } from '../limits/block.ts';
import { blocks } from '../limits/blocks.ts';
import { complaints } from '../limits/complaints.ts';
import { parsed } from '../parsed.ts';

export interface Content {
  text: string;
  blocks: Block[];
}

/** Characters. Slack cuts longer texts; the sandbox refuses them, so that a test finds the app's mistake. */
const longestText = 40_000;
const messageBlocks = blocks(50);

/**
 * Reads the text and blocks of a message, which come in a call, in an acknowledgement or through a response_url.
 * @throws {ApiError} when Slack would refuse them
 */
export function readContent(raw: Record<string, unknown>): Content {
  const text = raw.text === undefined || raw.text === null ? '' : String(raw.text);
  if (text.length > longestText) throw new ApiError('msg_too_long');
  const content = { text, blocks: readBlocks(raw.blocks) };
  if (Array.isArray(raw.attachments) && raw.attachments.length > 0)
    throw new ApiError('invalid_attachments', ['the sandbox shows blocks only']);
  if (text === '' && content.blocks.length === 0) throw new ApiError('no_text');
  return content;
}

function readBlocks(raw: unknown): Block[] {
  if (raw === undefined || raw === null) return [];
  const list = parsed(raw, 'invalid_blocks_format');
  if (!Array.isArray(list)) throw new ApiError('invalid_blocks_format');
  const result = messageBlocks.safeParse(list, { reportInput: true });
  if (!result.success) throw new ApiError('invalid_blocks', complaints(result.error, '/blocks'));
  return result.data;
}
