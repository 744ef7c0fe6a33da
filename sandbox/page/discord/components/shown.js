/** @import { DiscordMessage, Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */

/**
 * @typedef {{ message: DiscordMessage, scene: Scene, say: Say }} Around what a part of a message needs to know of the rest
 * @typedef {Around & { busy: ReadonlySet<string>, press: (customId: string, values?: string[]) => void }} Shown
 *   `busy` has `MESSAGE:CUSTOM_ID` of each component that waits for the bot
 */

/**
 * Whether a component waits for the bot's answer.
 * @param {any} component
 * @param {Shown} shown
 */
export const isBusy = (component, { message, busy }) => busy.has(`${message.id}:${component.custom_id}`);
