/**
 * Adds a value to the chosen ones, or removes it when it is among them. Returns the same array when no more can be chosen.
 * @param {string[]} chosen
 * @param {string} value
 * @param {number} most how many can be chosen
 */
export function toggled(chosen, value, most) {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return chosen.length < most ? [...chosen, value] : chosen;
}
