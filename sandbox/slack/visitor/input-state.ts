import { withEmojiNames } from '../../page/slack/text/emoji-names.js';
import type { SlackState as InputState } from '../../scene.ts';
import { type Block, type Element, elementsOf } from '../limits/block.ts';
import { offered } from '../limits/offered.ts';
import { bot, conversations, personOf } from '../workspace.ts';

/** In the state of an element, this property holds what was chosen. Buttons have no state. */
const slots = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  file_input: 'files',
  static_select: 'selected_option',
  overflow: 'selected_option',
  radio_buttons: 'selected_option',
  multi_static_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
} as const;

type Holder = Exclude<Element, { type: 'button' }>;
type Choice = Record<string, unknown>;

/** The chosen value is none of the element's options, so the page has a bug or somebody wrote the request by hand. */
export class NotOffered extends Error {}

export const slotOf = (element: Holder): string => slots[element.type];

/**
 * Makes the state of an element after a person's choice. The options in it are the app's own, not those of the request.
 * @throws {NotOffered} when the choice is none of the options
 */
export function chosen(element: Holder, given: Choice): Choice {
  const slot = slots[element.type];
  const raw = given[slot] ?? null;
  const many = slot.endsWith('s');
  if (raw === null || raw === '') return { type: element.type, [slot]: many ? [] : null };
  if (!many) return { type: element.type, [slot]: offer(element, raw) };
  if (!Array.isArray(raw)) throw new NotOffered(`${slot} must be a list`);
  return { type: element.type, [slot]: raw.map((one) => offer(element, one)) };
}

function offer(element: Holder, raw: unknown): unknown {
  const slot = slots[element.type];
  if (slot === 'files') return { id: String(typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : '') };
  if (slot.startsWith('selected_option')) {
    const value = typeof raw === 'object' && raw !== null && 'value' in raw ? raw.value : undefined;
    const option = offered(element).find((one) => one.value === value);
    if (!option) throw new NotOffered(`${String(value)} is not an option of ${element.action_id}`);
    return option;
  }
  if (typeof raw !== 'string') throw new NotOffered(`${slot} must be a string`);
  const users = slot.startsWith('selected_user');
  if (users && !personOf(raw) && raw !== bot.user) throw new NotOffered(`${raw} is nobody here`);
  if (!users && slot !== 'value' && !conversations.some((one) => one.id === raw))
    throw new NotOffered(`${raw} is no channel here`);
  return element.type === 'plain_text_input' ? withEmojiNames(raw) : raw;
}

/** Makes the state of an element before anybody has changed it. */
function initial(element: Holder): Choice {
  const name = slots[element.type].replace(/^(selected_)?/, 'initial_');
  const preset = Object.entries(element).find(([key]) => key === name)?.[1];
  const empty = slots[element.type].endsWith('s') ? [] : null;
  return { type: element.type, [slots[element.type]]: preset ?? empty };
}

/**
 * Makes `state.values`, the state of each element of a message or a view.
 * @throws {NotOffered} when a choice is none of the options
 */
export function valuesOf(blocks: Block[], given: InputState = {}): InputState {
  const values: InputState = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      if (element.type === 'button' || element.type === 'overflow') continue;
      const typed = given[block.block_id]?.[element.action_id];
      const held = typed ? chosen(element, typed) : initial(element);
      values[block.block_id] = { ...values[block.block_id], [element.action_id]: held };
    }
  }
  return values;
}
