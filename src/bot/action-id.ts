import { hash } from 'node:crypto';
import type { Account, Community } from '../ids.ts';
import { createCache } from '../text/cache.ts';
import type { Action } from './answer.ts';

/** Discord allows a custom id this many characters; Slack allows 255. */
export const LONGEST_ID = 100;

/**
 * Shortens a text that would be too long for an id to some characters of its hash, of six bits each. The result is no
 * secret.
 */
export const shortMark = (text: string, length = 8): string => hash('sha256', text, 'base64url').slice(0, length);

/**
 * Says for whom a button was made, as a short mark of the person and the community. The mark is no secret and grants
 * nothing; it lets the bot notice when somebody else presses the button. Without an account, the button is for
 * everybody in the community.
 */
export function recipientMark(community: Community, account: Account | '' = ''): string {
  const recipient = `${community} ${account}`;
  return marks.get(recipient, () => shortMark(recipient));
}

/** So many marks are kept, in about 2 MB: each is needed again when a button of the card that it is on is pressed. */
const marks = createCache<string>(10_000);

/**
 * Says for whom and when a button, a menu or a form was made. The ids of all three end with it.
 * @param at Milliseconds since 1970.
 */
export function stampOf(community: Community, account: Account | '', at: number): string {
  return `${recipientMark(community, account)}|${at.toString(36)}`;
}

/** No stamp has more characters until the year 2059: eight of a mark, a bar, and eight of a time in base 36. */
export const LONGEST_STAMP = 17;

/** An id that would be too long writes the names of these options short. No option's own name has capital letters. */
const SHORT: Readonly<Record<string, string>> = { user: 'U', provider: 'P', amount: 'A', currency: 'C', seen: 'S' };
const LONG: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SHORT).map(([long, short]) => [short, long]),
);

/** Gives options other names, where `names` has one. */
const renamed = (options: Record<string, string>, names: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [Object.hasOwn(names, name) ? (names[name] ?? name) : name, value]),
  );

/** Under this key, a menu's id names the option that takes what is chosen, followed by the menu's number. */
const PICKS = '*';

/** Says whether the action is short enough for the id of a button, or of a menu that fills the option `picks`. */
export const fitsOnButton = (action: Action, picks?: string): boolean =>
  (picks === undefined && isShort(action)) ||
  encode(action, '0'.repeat(LONGEST_STAMP), picks === undefined ? {} : { picks }).length <= LONGEST_ID;

/** Says whether an action is short enough as it is. A card asks that of each of its buttons, and nearly all of them are. */
function isShort({ command, options = {} }: Action): boolean {
  let length = command.length + '||'.length + LONGEST_STAMP;
  for (const name of Object.keys(options)) {
    const value = options[name] ?? '';
    if (!PLAIN.test(name) || !PLAIN.test(value)) return false;
    length += name.length + value.length + '=&'.length;
  }
  return length <= LONGEST_ID;
}

interface More {
  /** This option takes what is chosen from a menu. */
  picks?: string;
  /** Counts several menus for the same option from 0, because the ids on one message have to differ. */
  nth?: number;
}

/** An id is decoded into this. */
export interface DecodedAction extends Required<Action>, Pick<More, 'picks'> {
  /** A `recipientMark`. */
  recipient: string;
  /** Milliseconds since 1970. */
  madeAt: number;
}

/** @throws {RangeError} when the id would be longer than Discord allows. */
export function encodeAction(action: Action, stamp: string, more: More = {}): string {
  const id = encode(action, stamp, more);
  if (id.length > LONGEST_ID)
    throw new RangeError(`the action ${action.command} makes an id of ${id.length} characters`);
  return id;
}

function encode({ command, options = {} }: Action, stamp: string, { picks, nth = 0 }: More): string {
  const all = picks === undefined ? options : { ...options, [PICKS]: nth > 0 ? `${picks} ${nth}` : picks };
  const whole = `${command}|${queryOf(all)}|${stamp}`;
  return whole.length <= LONGEST_ID ? whole : `${command}|${queryOf(renamed(all, SHORT))}|${stamp}`;
}

/** Writes options as the query of a URL. */
function queryOf(options: Record<string, string>): string {
  let query = '';
  for (const name of Object.keys(options)) {
    if (query !== '') query += '&';
    query += `${inQuery(name)}=${inQuery(options[name] ?? '')}`;
  }
  return query;
}

/** These characters stand for themselves in a query, and nearly all names and values consist of them. */
const PLAIN = /^[\w.*-]*$/;

const inQuery = (text: string): string =>
  PLAIN.test(text) ? text : new URLSearchParams({ '': text }).toString().slice(1);

/** Reads an id. Returns undefined for one that the bot can't have made, in any version. */
export function decodeAction(id: string): DecodedAction | undefined {
  const [command = '', query = '', recipient = '', made = ''] = id.split('|');
  const madeAt = Number.parseInt(made, 36);
  if (Number.isNaN(madeAt)) return undefined;
  const { [PICKS]: menu, ...options } = renamed(Object.fromEntries(new URLSearchParams(query)), LONG);
  const [picks] = menu?.split(' ') ?? [];
  return { command, options, recipient, madeAt, ...(picks !== undefined && { picks }) };
}
