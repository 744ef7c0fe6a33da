/** The page's keys in session storage, which lasts over a reload, in one tab, begin with this. */
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
