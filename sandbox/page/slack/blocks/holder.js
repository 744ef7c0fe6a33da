/** @import { Scene } from '../../../scene.ts' */
/** @import { Uploading } from '../../shared/files/upload.js' */
/** @import { MenuItem } from '../../shared/menus/action-menu.js' */
/** @import { Say } from '../../words/words.js' */
/** @import { Choices, Placed } from './choices.js' */
/** @import { Chosen } from './element-values.js' */

/**
 * @typedef {{ scene: Scene, say: Say, busy: boolean,
 *   get: (place: Placed) => Chosen,
 *   choose: (place: Placed, chosen: Chosen) => void,
 *   act: (place: Placed, chosen: Chosen, anchor?: HTMLElement) => void,
 *   upload: (file: File) => Uploading,
 *   more: (anchor: HTMLElement, place: Placed) => void }} Holder
 *   the message or view around: `choose` keeps what was chosen, `act` tells the bot, `more` opens an overflow menu
 */

/**
 * Gives the elements of one message or view what they can do.
 * @param {string} container a message's ts or a view's id
 * @param {{ scene: Scene, say: Say, busy: boolean, choices: Choices,
 *   chosen: () => void, tell: (place: Placed, chosen: Chosen) => void, ask: (confirm: any, go: () => void) => void,
 *   upload: Holder['upload'], openMenu: (anchor: HTMLElement, heading: string, items: MenuItem[]) => void }} panel
 *   `ask` shows an element's confirmation dialog before `tell`
 * @returns {Holder}
 */
export function createHolder(container, { scene, say, busy, choices, chosen, tell, ask, upload, openMenu }) {
  /** @param {Placed} place @param {Chosen} value */
  const act = (place, value) => {
    const { confirm } = place.element;
    if (confirm) ask(confirm, () => tell(place, value));
    else tell(place, value);
  };
  return {
    scene,
    say,
    busy,
    get: (place) => choices.get(container, place),
    choose: (place, value) => {
      choices.set(container, place, value);
      chosen();
    },
    act,
    upload,
    more: (anchor, place) => {
      const items = place.element.options.map((/** @type {any} */ option) => ({
        label: option.text.text,
        run: () => act(place, { selected_option: option }),
      }));
      openMenu(anchor, say('more'), items);
    },
  };
}
