/**
 * Chosen values with one more, or without it when it was among them. It is the same array when there is no room for one more.
 * @param {string[]} chosen
 * @param {string} value
 * @param {number} most how many can be chosen
 */
export function toggled(chosen, value, most) {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return chosen.length < most ? [...chosen, value] : chosen;
}
