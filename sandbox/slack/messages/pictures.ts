import type { Block } from '../limits/block.ts';
import type { StoredFile } from '../state.ts';

type Picture = Extract<Block, { type: 'image' }> | Omit<Extract<Block, { type: 'image' }>, 'block_id' | 'title'>;

const fileOf = ({ slack_file }: Picture, files: StoredFile[]): StoredFile | undefined => {
  const id = slack_file?.id ?? slack_file?.url?.match(/\/files\/(F\w+)\//)?.[1];
  return files.find((file) => file.id === id && file.mimetype.startsWith('image/'));
};

function picturesOf(block: Block): Picture[] {
  if (block.type === 'image') return [block];
  if (block.type === 'section') return block.accessory?.type === 'image' ? [block.accessory] : [];
  return block.type === 'context' ? block.elements.filter((element) => element.type === 'image') : [];
}

/** Says in Slack's words which blocks show a file that isn't there. @param at JSON pointer of the blocks */
export const lostPictures = (blocks: Block[], files: StoredFile[], at: string): string[] =>
  blocks.flatMap((block, index) =>
    picturesOf(block)
      .filter((picture) => picture.slack_file && !fileOf(picture, files))
      .map(() => `invalid slack file [json-pointer:${at}/${index}]`),
  );

/** The path at which this server serves a file. */
export const filePath = (file: StoredFile): string => `/slack/files/${file.id}/${encodeURIComponent(file.name)}`;

/** Copies the blocks for the page, with an `image_url` for each picture that is an uploaded file. */
export function withPictures(blocks: Block[], files: StoredFile[]): Block[] {
  const copy = structuredClone(blocks);
  for (const picture of copy.flatMap(picturesOf)) {
    const file = fileOf(picture, files);
    if (file) picture.image_url = filePath(file);
  }
  return copy;
}
