import { decodeAction } from './action-id.ts';
import type { Call, RawOption } from './call.ts';
import type { Menu } from './description.ts';

/** The part of a call that says which command it is for; the adapter adds who called and where. */
export type Invocation = Pick<Call, 'command' | 'options' | 'pressed' | 'missing'>;

/** No version has this command, so the bot answers that the button is from another version. */
export const unknown: Invocation = { command: '', options: {} };

/** Reads the id of a pressed button, or of a menu from which `chosen` was picked. */
export function pressed(id: string, chosen?: RawOption): Invocation {
  const action = decodeAction(id);
  if (!action) return unknown;
  const { command, options, picks, recipient, madeAt } = action;
  const picked = picks !== undefined && chosen !== undefined && { [picks]: chosen };
  return { command, options: { ...options, ...picked }, pressed: { recipient, madeAt, form: false } };
}

/** Reads the id of a sent form, and adds what was entered into each field. */
export function submitted(id: string, fields: Record<string, RawOption>): Invocation {
  const action = decodeAction(id);
  if (!action) return unknown;
  const { command, options, recipient, madeAt } = action;
  return { command, options: { ...options, ...fields }, pressed: { recipient, madeAt, form: true } };
}

/** Calls the command of an entry in a platform's own menus, with the member it was chosen on if any, given by their id. */
export function menuEntry(menu: Menu | undefined, member: string | undefined): Invocation {
  if (!menu) return unknown;
  if (menu.on === 'app') return { command: menu.command, options: {} };
  if (member === undefined) return { command: menu.command, options: {}, missing: 'author' };
  return { command: menu.command, options: { [menu.option]: { member } } };
}
