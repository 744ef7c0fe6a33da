/** Discord's numbers for components. */
export const component = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
};

/** Discord's button styles, each at the index of its number. */
export const buttonStyle = /** @type {const} */ (['', 'primary', 'secondary', 'success', 'danger', 'link', 'premium']);
export const linkStyle = 5;

/** @param {number} type */
export const isSelect = (type) =>
  type === component.stringSelect || (type >= component.userSelect && type <= component.channelSelect);
