/** @import { Scene } from '../../../scene.ts' */
/** @import { Known, Named } from './typed-value.js' */

/**
 * Whom and what a line can name here.
 * @param {Scene | undefined} scene
 * @param {Named[]} files chosen for this line
 * @returns {Known}
 */
export function knownIn(scene, files) {
  const named = (/** @type {{ discordId: string, name: string }} */ one) => ({ id: one.discordId, name: one.name });
  return {
    people: (scene?.people ?? []).map(named),
    roles: (scene?.roles ?? []).map(named),
    channels: scene ? [scene.discord.channel] : [],
    files,
  };
}
