/**
 * What an element holds, under the names Slack gives it: `{ selected_option }`, `{ value }` ...
 * @typedef {Record<string, unknown>} Chosen
 */

/** @type {Record<string, { key: string, initial: string, empty: unknown }>} */
const holds = {
  plain_text_input: { key: 'value', initial: 'initial_value', empty: null },
  email_text_input: { key: 'value', initial: 'initial_value', empty: null },
  url_text_input: { key: 'value', initial: 'initial_value', empty: null },
  number_input: { key: 'value', initial: 'initial_value', empty: null },
  file_input: { key: 'files', initial: 'initial_files', empty: [] },
  static_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', empty: null },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { key: 'selected_options', initial: 'initial_options', empty: [] },
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
};

/** The name under which an element's value is sent. @param {string} type */
export const keyOf = (type) => holds[type]?.key ?? 'value';

/** @param {any} element @returns {Chosen} its initial value */
export function atFirst(element) {
  const how = holds[element.type];
  return how ? { [how.key]: element[how.initial] ?? how.empty } : {};
}

/**
 * Whether an input block was left empty.
 * @param {Chosen} chosen
 */
export function isEmpty(chosen) {
  const [value] = Object.values(chosen);
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** @param {string} type an element's @returns {boolean} whether it holds anything; a button doesn't */
export const holdsValue = (type) => type in holds;
