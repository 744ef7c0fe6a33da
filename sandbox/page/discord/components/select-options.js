import { html, nothing } from 'lit';
import { avatar } from '../../shared/templates/avatar.js';
import { component } from './component-types.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { MenuOption } from '../../shared/menus/select-list.js' */

/**
 * What a select menu offers: its own options, or the people, roles and channels of the server.
 * @param {any} select a select of any kind
 * @param {Scene} scene
 * @returns {MenuOption[]}
 */
export function selectOptions(select, scene) {
  const people = scene.people.map((one) => ({ value: one.discordId, label: one.name, icon: avatar(one) }));
  const roles = scene.roles.map((one) => ({ value: one.discordId, label: `@${one.name}` }));
  switch (select.type) {
    case component.userSelect:
      return people;
    case component.roleSelect:
      return roles;
    case component.mentionableSelect:
      return [...people, ...roles];
    case component.channelSelect:
      return [{ value: scene.discord.channel.id, label: `#${scene.discord.channel.name}` }];
    default:
      return (select.options ?? []).map((/** @type {any} */ option) => ({
        value: option.value,
        label: option.label,
        description: option.description,
        icon: option.emoji ? html`<span aria-hidden="true">${option.emoji.name}</span>` : nothing,
      }));
  }
}
