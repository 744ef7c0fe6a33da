/** How far from the end a reader still counts as being at the end, in pixels. */
const near = 60;

/** Keeps the newest message of a list in view, unless its reader has scrolled back. */
export class StickToEnd {
  #stuck = true;
  #last = '';
  /** @type {HTMLElement | null} */
  #list = null;
  /** Pictures and menus take their room after the list was drawn. */
  #growth = new ResizeObserver(() => this.#stick());

  #top = 0;

  /**
   * A list that grew is not at its end any more although nobody moved it: only a move upwards lets go.
   * @param {Event} event
   */
  scrolled = (event) => {
    const list = /** @type {HTMLElement} */ (event.currentTarget);
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < near;
    if (atEnd || list.scrollTop < this.#top) this.#stuck = atEnd;
    this.#top = list.scrollTop;
  };

  /**
   * @param {HTMLElement | null} list scrolls; its only child holds the messages
   * @param {string} last identifies the newest message: a new one is always brought into view
   */
  follow(list, last) {
    if (list !== this.#list) {
      this.#growth.disconnect();
      this.#list = list;
      for (const one of [list, list?.firstElementChild]) if (one) this.#growth.observe(one);
    }
    if (last !== this.#last) this.#stuck = true;
    this.#last = last;
    this.#stick();
  }

  #stick() {
    if (this.#stuck && this.#list) this.#list.scrollTop = this.#list.scrollHeight;
  }
}
