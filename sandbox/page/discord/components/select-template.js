import { html, nothing } from 'lit';
import '../../shared/menus/select-menu.js';
import { selectOptions } from './select-options.js';
import { choosesMany } from './select-values.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */

/**
 * @param {any} select a select of any kind
 * @param {{ values: string[], min: number, scene: Scene, say: Say, chosen: (values: string[]) => void,
 *   id?: string, label?: string, eager?: boolean, disabled?: boolean }} how `values` are chosen already; `min` is the fewest
 *   that can be chosen
 */
export const selectMenu = (
  select,
  { values, min, scene, say, chosen, id, label = '', eager = false, disabled = false },
) => html`<select-menu
  id=${id ?? nothing}
  .options=${selectOptions(select, scene)}
  .values=${values}
  .placeholder=${select.placeholder ?? ''}
  .label=${label}
  .say=${say}
  .min=${min}
  .max=${select.max_values ?? 1}
  ?multiple=${choosesMany(select)}
  ?eager=${eager}
  ?disabled=${disabled}
  @chosen=${(/** @type {CustomEvent<string[]>} */ event) => chosen(event.detail)}
></select-menu>`;
