/** @param {number} color 0xRRGGBB */
export const hex = (color) => `#${color.toString(16).padStart(6, '0')}`;
