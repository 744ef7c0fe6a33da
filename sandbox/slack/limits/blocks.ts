import { z } from 'zod';
import { type Block, block, elementsOf } from './block.ts';
import { startsUnoffered } from './offered.ts';

/** The schema of all blocks of a message or a view. @param max 50 in a message, 100 in a view */
export const blocks = (max: number) =>
  z
    .array(block)
    .max(max)
    .superRefine((list, { addIssue }) => {
      for (const fault of faultsAmong(list)) addIssue({ code: 'custom', input: list, ...fault });
    });

interface Fault {
  path: (string | number)[];
  message: string;
}

/** Finds what is wrong with the blocks together when each alone is right. */
function faultsAmong(blocks: Block[]): Fault[] {
  const focused = blocks.flatMap(elementsOf).filter((one) => 'focus_on_load' in one && one.focus_on_load);
  return [
    ...repeated(blocks.map((block) => block.block_id)).map(({ at, id }) => ({
      path: [at, 'block_id'],
      message: `block_id ${id} already exists`,
    })),
    ...blocks.flatMap(faultsWithin),
    ...(focused.length > 1 ? [{ path: [], message: 'only one element can have focus_on_load' }] : []),
  ];
}

function faultsWithin(block: Block, index: number): Fault[] {
  const elements = elementsOf(block);
  const twins = repeated(elements.map((element) => element.action_id));
  const messages = [
    ...twins.map(({ id }) => `action_id ${id} already exists`),
    ...elements.filter(startsUnoffered).map(() => 'the initial choice must be one of the options'),
  ];
  return messages.map((message) => ({ path: [index], message }));
}

const repeated = (ids: string[]): { at: number; id: string }[] =>
  ids.map((id, at) => ({ at, id })).filter(({ at, id }) => ids.indexOf(id) !== at);
