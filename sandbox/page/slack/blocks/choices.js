import { atFirst, holdsValue } from './element-values.js';
/** @import { SlackState } from '../../../scene.ts' */
/** @import { Chosen } from './element-values.js' */

/** @typedef {{ blockId: string, element: any }} Placed an interactive element and the block it stands in */

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
 * Leaves only the ids of files, because Slack sends the bot nothing else; their names are for the page.
 * @param {Chosen} chosen
 */
const sent = (chosen) =>
  Array.isArray(chosen.files) ? { ...chosen, files: chosen.files.map(({ id }) => ({ id })) } : chosen;

/**
 * Keeps what was chosen and typed in the elements of messages and views. As in Slack's client, an update by the bot keeps
 * it, unless the element comes with another initial value.
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
      if (!holdsValue(element.type)) continue;
      const block = state[blockId] ?? {};
      block[element.action_id] = { type: element.type, ...sent(this.get(container, place)) };
      state[blockId] = block;
    }
    return state;
  }
}
