/** @import { SlackState } from '../../../scene.ts' */

/**
 * What an element holds, under the names Slack gives it: `{ selected_option }`, `{ value }` ...
 * @typedef {Record<string, unknown>} Chosen
 * @typedef {{ blockId: string, element: any }} Placed an interactive element and the block it stands in
 */

/** @type {Record<string, { key: string, initial: string, empty: unknown }>} */
const holds = {
  plain_text_input: { key: 'value', initial: 'initial_value', empty: null },
  email_text_input: { key: 'value', initial: 'initial_value', empty: null },
  url_text_input: { key: 'value', initial: 'initial_value', empty: null },
  number_input: { key: 'value', initial: 'initial_value', empty: null },
  file_input: { key: 'files', initial: 'initial_files', empty: [] },
  static_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', empty: null },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { key: 'selected_options', initial: 'initial_options', empty: [] },
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
};

/** The name under which an element's value is sent. @param {string} type */
export const keyOf = (type) => holds[type]?.key ?? 'value';

/** @param {any} element @returns {Chosen} what it holds before anybody touches it */
export function atFirst(element) {
  const how = holds[element.type];
  return how ? { [how.key]: element[how.initial] ?? how.empty } : {};
}

/**
 * The interactive elements of a message or a view.
 * @param {any[]} blocks
 * @returns {Placed[]}
 */
export const placed = (blocks) =>
  blocks.flatMap((block) => {
    const elements = [...(block.type === 'actions' ? block.elements : []), block.accessory, block.element];
    return elements.filter((one) => one?.action_id).map((element) => ({ blockId: block.block_id, element }));
  });

/**
 * Whether an input block was left empty.
 * @param {Chosen} chosen
 */
export function isEmpty(chosen) {
  const [value] = Object.values(chosen);
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/**
 * A file goes to the bot as its id alone; its name is for the page.
 * @param {Chosen} chosen
 */
const sent = (chosen) =>
  Array.isArray(chosen.files) ? { ...chosen, files: chosen.files.map(({ id }) => ({ id })) } : chosen;

/**
 * What people chose and typed and has not been answered yet, by message or view. An element that the bot replaces by one
 * with another beginning starts anew; otherwise what stands in it stays, as in Slack's client.
 */
export class Choices {
  /** @type {Map<string, { chosen: Chosen, began: string }>} */
  #kept = new Map();

  /** @param {string} container a message's ts or a view's id @param {Placed} place @returns {Chosen} */
  get(container, { blockId, element }) {
    const began = atFirst(element);
    const kept = this.#kept.get(`${container}/${blockId}/${element.action_id}`);
    return kept && kept.began === JSON.stringify(began) ? kept.chosen : began;
  }

  /** @param {string} container @param {Placed} place @param {Chosen} chosen */
  set(container, { blockId, element }, chosen) {
    const began = JSON.stringify(atFirst(element));
    this.#kept.set(`${container}/${blockId}/${element.action_id}`, { chosen, began });
  }

  /**
   * `state.values` of a message or a view.
   * @param {string} container @param {any[]} blocks @returns {SlackState}
   */
  state(container, blocks) {
    /** @type {SlackState} */
    const state = {};
    for (const place of placed(blocks)) {
      const { blockId, element } = place;
      if (!holds[element.type]) continue;
      const block = state[blockId] ?? {};
      block[element.action_id] = { type: element.type, ...sent(this.get(container, place)) };
      state[blockId] = block;
    }
    return state;
  }
}
