/** @import { TypedOption } from '../../../scene.ts' */
/** @import { Line } from './command-line.js' */
/** @import { Option } from './leaves.js' */

/**
 * Turns a whole line into the call of its command. With `focused`, it is what the bot is asked to autocomplete instead.
 * @param {Line} line
 * @param {Option} [focused]
 * @returns {{ name: string, options: TypedOption[] }}
 */
export function toCall({ leaf, filled }, focused) {
  /** @type {TypedOption[]} */
  let options = filled.flatMap(({ option, value, raw }) => {
    if (option === focused) return [{ name: option.name, value: raw, focused: true }];
    return value === undefined ? [] : [{ name: option.name, value }];
  });
  if (focused && !filled.some(({ option }) => option === focused)) {
    options.push({ name: focused.name, value: '', focused: true });
  }
  for (const name of leaf.path.slice(1).reverse()) options = [{ name, options }];
  return { name: leaf.path[0] ?? '', options };
}
