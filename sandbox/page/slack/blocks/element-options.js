import { avatar } from '../../shared/templates/avatar.js';
import { keyOf } from './element-values.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { MenuOption } from '../../shared/menus/select-list.js' */
/** @import { Chosen } from './element-values.js' */

/**
 * What a select offers; `sent` is what goes to the bot when it is chosen.
 * @param {any} element
 * @param {Scene} scene
 * @returns {(MenuOption & { sent: unknown })[]}
 */
export function elementOptions(element, scene) {
  if (element.type.endsWith('users_select')) {
    return scene.people.map((one) => ({ value: one.slackId, label: one.name, icon: avatar(one), sent: one.slackId }));
  }
  if (/(?:conversations|channels)_select$/.test(element.type)) {
    const { id, name } = scene.slack.channel;
    return [{ value: id, label: `#${name}`, sent: id }];
  }
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.flatMap((/** @type {any} */ group) =>
    group.options.map((/** @type {any} */ option) => ({
      value: option.value,
      label: option.text.text,
      description: option.description?.text,
      sent: option,
    })),
  );
}

/**
 * The values among the options that are chosen.
 * @param {any} element
 * @param {Chosen} chosen
 * @returns {string[]}
 */
export function valuesOf(element, chosen) {
  const held = chosen[keyOf(element.type)];
  const list = Array.isArray(held) ? held : held ? [held] : [];
  return list.map((one) => (typeof one === 'string' ? one : one.value));
}
