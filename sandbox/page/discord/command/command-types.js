/** Discord's numbers for the types of commands and of their options. */
export const commandType = { chat: 1, user: 2, message: 3 };
export const optionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
};
