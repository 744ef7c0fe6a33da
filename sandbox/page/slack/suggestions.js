/** @import { Scene } from '../../scene.ts' */

/**
 * @typedef {{ label: string, detail: string, hint: string, text: string, exact: boolean, personId?: string }} Suggestion
 *   `text` is the whole line once the suggestion was taken; `exact` says that it is typed already
 */

const handle = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u;

/**
 * Finds what the end of a line could become: a command, or a person or group after an @.
 * @param {string} text
 * @param {Scene} scene
 * @returns {Suggestion[]}
 */
export function suggest(text, scene) {
  if (/^\/\S*$/.test(text)) {
    const found = scene.slack.commands.filter(({ command }) => command.startsWith(text.toLowerCase()));
    return found.map(({ command, description, usage_hint }) => ({
      label: command,
      detail: description,
      hint: usage_hint,
      text: `${command} `,
      exact: command === text.toLowerCase(),
    }));
  }
  const typed = handle.exec(text)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  const before = text.slice(0, text.length - typed.length);
  const people = scene.people.map((one) => ({ handle: one.key, detail: one.name, personId: one.slackId }));
  const groups = scene.roles.map((one) => ({ handle: one.handle, detail: one.name, personId: undefined }));
  return [...people, ...groups]
    .filter((one) => [one.handle, one.detail.toLowerCase()].some((name) => name.startsWith(typed)))
    .map((one) => ({
      label: `@${one.handle}`,
      detail: one.detail,
      hint: '',
      text: `${before}${one.handle} `,
      exact: one.handle === typed || one.detail.toLowerCase() === typed,
      ...(one.personId && { personId: one.personId }),
    }));
}

/**
 * Finds the command that a line begins with, for its usage hint.
 * @param {string} text
 * @param {Scene} scene
 */
export function usage(text, scene) {
  const command = /^(\/\S+)\s/.exec(text)?.[1]?.toLowerCase();
  return scene.slack.commands.find((one) => one.command === command);
}
