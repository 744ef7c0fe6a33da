/** @import { Option } from './leaves.js' */

/** @param {string} text @param {number} at @param {Option[]} open @returns {{ option: Option, end: number } | undefined} */
export function nameAt(text, at, open) {
  const name = /^([^\s:]{1,32}):/.exec(text.slice(at))?.[1]?.toLowerCase();
  const option = open.find((one) => name === one.name.toLowerCase() || name === one.shown.toLowerCase());
  return option && name ? { option, end: at + name.length + 1 } : undefined;
}

/** @param {string} text @param {number} from @param {Option[]} open @returns {number} where the next `name:` begins, or the end */
export function nextName(text, from, open) {
  for (const { index } of text.slice(from).matchAll(/(?<=\s)\S/g)) {
    if (nameAt(text, from + index, open)) return from + index;
  }
  return text.length;
}
