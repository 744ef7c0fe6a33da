import { optionType } from './command-types.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { Option } from './leaves.js' */

/**
 * @typedef {{ id: string, name: string }} Named
 * @typedef {{ people: Named[], roles: Named[], channels: Named[], files: Named[] }} Known
 *   what a line can name; files are those chosen for it
 */

/**
 * The people, roles, channels and files that a line can name.
 * @param {Scene} scene
 * @param {Named[]} files chosen for this line
 * @returns {Known}
 */
export function knownIn(scene, files) {
  const named = (/** @type {{ discordId: string, name: string }} */ one) => ({ id: one.discordId, name: one.name });
  return {
    people: scene.people.map(named),
    roles: scene.roles.map(named),
    channels: [scene.discord.channel],
    files,
  };
}

/**
 * Finds what can be named in an option, each with the sign that is typed before it, if any.
 * @param {Option} option
 * @param {Known} known
 * @returns {(Named & { sign: '@' | '#' | '' })[]}
 */
export function mentionables(option, known) {
  const people = known.people.map((one) => ({ ...one, sign: /** @type {const} */ ('@') }));
  const roles = known.roles.map((one) => ({ ...one, sign: /** @type {const} */ ('@') }));
  if (option.type === optionType.user) return people;
  if (option.type === optionType.role) return roles;
  if (option.type === optionType.mentionable) return [...people, ...roles];
  if (option.type === optionType.channel) return known.channels.map((one) => ({ ...one, sign: '#' }));
  if (option.type === optionType.attachment) return known.files.map((one) => ({ ...one, sign: '' }));
  return [];
}
