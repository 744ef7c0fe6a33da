/** What the page remembers over a reload, in this tab alone. */

const prefix = 'sandbox:';

/** @param {string} key */
export const recall = (key) => sessionStorage.getItem(prefix + key) ?? '';

/**
 * @param {string} key
 * @param {string} text the empty string forgets
 */
export function remember(key, text) {
  if (text) sessionStorage.setItem(prefix + key, text);
  else sessionStorage.removeItem(prefix + key);
}
