import { createHash } from 'node:crypto';
import type { Account, Community } from '../ids.ts';
import type { Action } from './answer.ts';

/** Discord's limit on a custom id; Slack allows 255. */
export const LONGEST_ID = 100;

/** Eight characters that stand for a text, where the text itself would be too long for an id. No secret. */
export const shortMark = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);

/**
 * For whom a button was made: a short mark of the person and the community. It is no secret and grants nothing; it
 * tells apart the one a private card was shown to from everybody else. Without an account: for all of the community.
 */
export function recipientMark(community: Community, account: Account | '' = ''): string {
  return shortMark(`${community} ${account}`);
}

/**
 * What stands on everything that is made for somebody, or for all of a community: for whom, and when.
 * @param at Milliseconds since 1970.
 */
export function stampOf(community: Community, account: Account | '', at: number): string {
  return `${recipientMark(community, account)}|${at.toString(36)}`;
}

/** As long as a stamp is until the year 2059. */
const STAMP = '0'.repeat('aaaaaaaa|tttttttt'.length);

/** The key under which a menu's id names the option that takes what is chosen, with the menu's number behind it. */
const PICKS = '*';

/** True when the action is short enough for the id of a button, or of a menu that fills the option `picks`. */
export const fitsOnButton = (action: Action, picks?: string): boolean =>
  encode(action, STAMP, picks === undefined ? {} : { picks }).length <= LONGEST_ID;

interface More {
  /** The option that takes what is chosen from a menu. */
  picks?: string;
  /** Which of several menus for the same option this is, from 0: the ids on one message have to differ. */
  nth?: number;
}

/** What an id says. */
export interface Made extends Required<Action>, Pick<More, 'picks'> {
  /** A `recipientMark`. */
  recipient: string;
  /** In milliseconds since 1970. */
  madeAt: number;
}

/** @throws {RangeError} when the id would be longer than Discord allows. */
export function encodeAction(action: Action, stamp: string, more: More = {}): string {
  const id = encode(action, stamp, more);
  if (id.length > LONGEST_ID)
    throw new RangeError(`the action ${action.command} makes an id of ${id.length} characters`);
  return id;
}

function encode(action: Action, stamp: string, { picks, nth = 0 }: More): string {
  const menu = picks !== undefined && { [PICKS]: nth > 0 ? `${picks} ${nth}` : picks };
  const query = new URLSearchParams({ ...action.options, ...menu });
  return [action.command, query.toString(), stamp].join('|');
}

/** Undefined for an id that no version of the bot made. */
export function decodeAction(id: string): Made | undefined {
  const [command = '', query = '', recipient = '', made = ''] = id.split('|');
  const madeAt = Number.parseInt(made, 36);
  if (Number.isNaN(madeAt)) return undefined;
  const { [PICKS]: menu, ...options } = Object.fromEntries(new URLSearchParams(query));
  const [picks] = menu?.split(' ') ?? [];
  return { command, options, recipient, madeAt, ...(picks !== undefined && { picks }) };
}
