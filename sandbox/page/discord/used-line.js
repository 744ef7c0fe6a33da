import { html, nothing } from 'lit';
import { avatar } from '../shared/templates/avatar.js';
import { commandType } from './command/command-types.js';

/** @import { Around } from './components/shown.js' */

/** Discord's number for an interaction that began with a command. */
const commandInteraction = 2;

/** "Ben used /tip", above the bot's answer to it. @param {Around} around */
export function usedLine({ message, scene, say }) {
  const used = /** @type {any} */ (message.interaction_metadata);
  if (used?.type !== commandInteraction) return nothing;
  const by = scene.people.find((one) => one.discordId === used.user.id);
  const command = scene.discord.commands.find((one) => one.name === String(used.name).split(' ')[0]);
  const isMenu = command?.type === commandType.user || command?.type === commandType.message;
  return html`<p class="dc-used">
    ${avatar(by)} <b>${by?.name ?? used.user.global_name ?? used.user.username}</b> ${say('used')}
    <span class="dc-command">${isMenu ? '' : '/'}${used.name}</span>
  </p>`;
}
