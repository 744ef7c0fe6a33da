/**
 * Tells what a key does in the open list of a select menu.
 * @param {string} key
 * @param {{ active: number, count: number, searching: boolean }} list `count` is how many options are shown; `searching` says that the key is
 *   pressed in the search field, where a space is text
 * @returns {{ activate: number } | 'choose' | undefined} the index of the option to move to; undefined for any other key
 */
export function selectKey(key, { active, count, searching }) {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return { activate: Math.min(active + 1, last) };
    case 'ArrowUp':
      return { activate: Math.max(active - 1, 0) };
    case 'Home':
      return { activate: 0 };
    case 'End':
      return { activate: last };
    case 'Enter':
      return 'choose';
    case ' ':
      return searching ? undefined : 'choose';
    default:
      return undefined;
  }
}
