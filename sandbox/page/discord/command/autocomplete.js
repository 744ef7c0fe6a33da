import { ask } from '../../shared/state/act.js';
import { toCall } from './to-call.js';

/** @import { PersonKey } from '../../../scene.ts' */
/** @import { Line } from './command-line.js' */
/** @import { Choice } from './leaves.js' */

/** Milliseconds without typing after which the bot is asked. */
const pause = 120;

/**
 * What the bot offers for the option being written.
 * @param {PersonKey} as
 * @param {Line | undefined} line
 * @param {() => boolean} isOver whether the line was changed meanwhile: then the bot isn't asked
 * @returns {Promise<Choice[]>}
 */
export async function offersFor(as, line, isOver) {
  const option = line?.current?.option;
  if (!line || !option?.autocomplete) return [];
  await new Promise((resolve) => setTimeout(resolve, pause));
  if (isOver()) return [];
  try {
    const offered = await ask('discord/autocomplete', { as, ...toCall(line, option) });
    return Array.isArray(offered) ? offered : [];
  } catch {
    // As on Discord: without an answer the list stays empty and the value can still be typed.
    return [];
  }
}
