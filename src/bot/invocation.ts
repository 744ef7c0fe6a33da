import { decodeAction } from './action-id.ts';
import type { Call, RawOption } from './call.ts';
import type { Menu } from './description.ts';

/** Which command somebody called and how, before it is known who called it and where. */
export type Invocation = Pick<Call, 'command' | 'options' | 'pressed'>;

/** A command that no version has: the bot answers that the button is from another version. */
export const unknown: Invocation = { command: '', options: {} };

/** A pressed button, by its id; `chosen` is what was picked where it is a menu. */
export function pressed(id: string, chosen?: RawOption): Invocation {
  const action = decodeAction(id);
  if (!action) return unknown;
  const { command, options, picks, recipient, madeAt } = action;
  const picked = picks !== undefined && chosen !== undefined && { [picks]: chosen };
  return { command, options: { ...options, ...picked }, pressed: { recipient, madeAt, form: false } };
}

/** A submitted form, by its id and what was entered into each field. */
export function submitted(id: string, fields: Record<string, RawOption>): Invocation {
  const action = decodeAction(id);
  if (!action) return unknown;
  const { command, options, recipient, madeAt } = action;
  return { command, options: { ...options, ...fields }, pressed: { recipient, madeAt, form: true } };
}

/** An entry of a platform's own menus, chosen on somebody, by the platform's id of them. */
export function menuEntry(menu: Menu | undefined, member: string | undefined): Invocation {
  if (!menu || member === undefined) return unknown;
  return { command: menu.command, options: { [menu.option]: { member } } };
}
