import { component, isSelect } from '../components/component-types.js';
import { selectedAtFirst } from '../components/select-values.js';
/** @import { Word } from '../../words/words.js' */

/**
 * @typedef {{ input: any, label: string, description: string | undefined }} Field an input, wherever it stands in the modal
 * @typedef {Record<string, string | string[]>} Values custom id -> what was typed or chosen
 */

/**
 * The inputs of a modal in order. They are in labels, or in action rows when an older bot sends them.
 * @param {any[]} components
 * @returns {Field[]}
 */
export const fieldsOf = (components) =>
  components.flatMap((one) => {
    if (one.type === component.label) return [{ input: one.component, label: one.label, description: one.description }];
    if (one.type !== component.actionRow) return [];
    return one.components.map((/** @type {any} */ input) => ({
      input,
      label: input.label ?? '',
      description: undefined,
    }));
  });

/** @param {Field[]} fields @returns {Values} */
export const valuesAtFirst = (fields) =>
  Object.fromEntries(
    fields.map(({ input }) => [input.custom_id, isSelect(input.type) ? selectedAtFirst(input) : (input.value ?? '')]),
  );

/** @param {any} input */
export const isRequired = (input) => input.required !== false;

/**
 * Says why Discord's client would not submit a field, or nothing when it would.
 * @param {any} input
 * @param {string | string[]} value
 * @returns {{ word: Word, count: number } | undefined}
 */
export function complaint(input, value) {
  const chosen = Array.isArray(value);
  if (value.length === 0) return isRequired(input) ? { word: 'fieldRequired', count: 1 } : undefined;
  const least = (chosen ? input.min_values : input.min_length) ?? 0;
  const most = (chosen ? input.max_values : input.max_length) ?? (chosen ? 25 : 4000);
  if (value.length < least) return { word: 'atLeast', count: least };
  return value.length > most ? { word: 'atMost', count: most } : undefined;
}
