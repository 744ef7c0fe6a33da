/** A reader who is this many pixels or fewer from the end counts as being at the end. */
const near = 60;

/**
 * Keeps the newest message of a list in view, unless its reader has scrolled back. One that is taller than the list is
 * shown from its beginning, once.
 */
export class StickToEnd {
  #stuck = true;
  #last = '';
  /** @type {HTMLElement | null} */
  #list = null;
  /** The list grows after it was drawn, when pictures have loaded. */
  #growth = new ResizeObserver(() => this.#stick());

  #top = 0;

  /**
   * Stops following only when the reader scrolls up, because a list that has grown isn't at its end any more either.
   * @param {Event} event
   */
  scrolled = (event) => {
    const list = /** @type {HTMLElement} */ (event.currentTarget);
    if (tallNewest(list)) return;
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
    const list = this.#list;
    if (!this.#stuck || !list) return;
    const tall = tallNewest(list);
    if (tall) list.scrollTop += tall.getBoundingClientRect().top - list.getBoundingClientRect().top;
    else list.scrollTop = list.scrollHeight;
    this.#stuck = !tall;
  }
}

/** The newest message of a list, if it has no room in it as a whole. @param {HTMLElement} list */
function tallNewest(list) {
  const newest = list.firstElementChild?.lastElementChild;
  return newest && newest.getBoundingClientRect().height > list.clientHeight ? newest : undefined;
}
