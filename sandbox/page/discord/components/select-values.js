/**
 * The values that the bot has chosen beforehand.
 * @param {any} select
 * @returns {string[]}
 */
export function selectedAtFirst(select) {
  if (select.default_values) return select.default_values.map((/** @type {any} */ one) => one.id);
  return (select.options ?? [])
    .filter((/** @type {any} */ one) => one.default)
    .map((/** @type {any} */ one) => one.value);
}

/** @param {any} select */
export const choosesMany = (select) => (select.max_values ?? 1) > 1;
