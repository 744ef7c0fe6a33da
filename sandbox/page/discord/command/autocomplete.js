import { ask } from '../../shared/state/act.js';
import { toCall } from './to-call.js';
/** @import { PersonKey } from '../../../scene.ts' */
/** @import { Line } from './command-line.js' */
/** @import { Choice, Option } from './leaves.js' */

/**
 * What the bot offers for the option being written.
 * @param {PersonKey} as
 * @param {Line} line
 * @param {Option} option
 * @returns {Promise<Choice[]>}
 */
export async function offersFor(as, line, option) {
  try {
    const offered = await ask('discord/autocomplete', { as, ...toCall(line, option) });
    return Array.isArray(offered) ? offered : [];
  } catch {
    // As on Discord: without an answer the list stays empty and the value can still be typed.
    return [];
  }
}
