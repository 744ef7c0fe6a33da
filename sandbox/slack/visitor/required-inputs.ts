import { z } from 'zod';
import type { SlackState as InputState } from '../../scene.ts';
import type { Block } from '../limits/block.ts';
import { slotOf } from './input-state.ts';

type Input = Extract<Block, { type: 'input' }>;

/** Checks a form like Slack's client does before it submits it. @returns by block_id what the client says of an input */
export function complaintsOf(blocks: Block[], values: InputState): Record<string, string> {
  const found = blocks.flatMap((block) => {
    if (block.type !== 'input') return [];
    const complaint = complaintOf(block, values[block.block_id]?.[block.element.action_id]?.[slotOf(block.element)]);
    return complaint ? [[block.block_id, complaint] as const] : [];
  });
  return Object.fromEntries(found);
}

function complaintOf({ element, optional }: Input, value: unknown): string | undefined {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return optional ? undefined : 'Please complete this required field.';
  if (
    Array.isArray(value) &&
    'max_selected_items' in element &&
    value.length > (element.max_selected_items ?? Infinity)
  )
    return `Please choose no more than ${element.max_selected_items} items.`;
  if (Array.isArray(value) && element.type === 'file_input' && value.length > (element.max_files ?? 10))
    return `Please choose no more than ${element.max_files ?? 10} files.`;
  if (typeof value !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      if (value.length > (element.max_length ?? 3000))
        return `Please shorten this to ${element.max_length ?? 3000} characters or fewer.`;
      if (value.length < (element.min_length ?? 0)) return `Please enter at least ${element.min_length} characters.`;
      return undefined;
    case 'number_input':
      return numberComplaint(element, value);
    case 'email_text_input':
      return z.email().safeParse(value).success ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function numberComplaint(
  element: Extract<Input['element'], { type: 'number_input' }>,
  value: string,
): string | undefined {
  const shape = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(value)) return 'Please enter a valid number.';
  if (element.min_value !== undefined && Number(value) < Number(element.min_value))
    return `Please enter a number that is at least ${element.min_value}.`;
  if (element.max_value !== undefined && Number(value) > Number(element.max_value))
    return `Please enter a number that is at most ${element.max_value}.`;
  return undefined;
}
