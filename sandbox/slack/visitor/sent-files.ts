import type { SlackState as InputState } from '../../scene.ts';
import { type Block, elementsOf } from '../limits/block.ts';
import { type Files, fileJson } from '../messages/files.ts';
import { NotOffered } from './input-state.ts';

/**
 * Puts the descriptions of files into the state of a form, where the page has their ids.
 * @throws {NotOffered} when the form's owner didn't upload the file, or when the input doesn't take files of its kind
 */
export function withFiles(
  blocks: Block[],
  values: InputState,
  { files, owner, origin }: { files: Files; owner: string; origin: string },
): InputState {
  const whole = structuredClone(values);
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const held = whole[block.block_id]?.[element.action_id];
      if (element.type !== 'file_input' || !held) continue;
      held.files = ((held.files ?? []) as { id: string }[]).map(({ id }) => {
        const file = files.find(id);
        if (file?.owner !== owner) throw new NotOffered('This file is no longer there.');
        if (element.filetypes?.every((ending) => !file.name.endsWith(`.${ending}`)))
          throw new NotOffered(`${file.name} is not of a kind that is taken here.`);
        return fileJson(file, origin);
      });
    }
  }
  return whole;
}
