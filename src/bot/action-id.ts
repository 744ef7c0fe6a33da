import { createHash } from 'node:crypto';
import type { Action } from './answer.ts';
import type { Account, Community } from './call.ts';

/** Discord's limit on a custom id; Slack allows 255. */
const LONGEST = 100;

/**
 * For whom a button was made: a short mark of the person and the community. It is no secret and grants nothing; it
 * tells apart the one a private card was shown to from everybody else. Without an account: for all of the community.
 */
export function ownerMark(community: Community, account: Account | '' = ''): string {
  return createHash('sha256').update(`${community} ${account}`).digest('base64url').slice(0, 8);
}

/** The key under which a menu's id names the option that takes what is chosen. */
const PICKS = '*';

/** True when the action is short enough to be put on a button. */
export const fitsOnButton = (action: Action): boolean => encode(action, '00000000', {}).length <= LONGEST;

interface More {
  /** The option that takes what is chosen from a menu. */
  picks?: string;
  /** When a form is opened, in milliseconds. */
  openedAt?: number;
}

/** @throws {RangeError} when the id would be longer than Discord allows. */
export function encodeAction(action: Action, owner: string, more: More = {}): string {
  const id = encode(action, owner, more);
  if (id.length > LONGEST) throw new RangeError(`the action ${action.command} makes an id of ${id.length} characters`);
  return id;
}

function encode(action: Action, owner: string, { picks, openedAt }: More): string {
  const query = new URLSearchParams({ ...action.options, ...(picks !== undefined && { [PICKS]: picks }) });
  const parts = [action.command, query.toString(), owner];
  if (openedAt !== undefined) parts.push(Math.floor(openedAt / 1000).toString(36));
  return parts.join('|');
}

/** Undefined for an id that no version of the bot made. */
export function decodeAction(id: string): (Required<Action> & More & { owner: string }) | undefined {
  const [command, query, owner, opened] = id.split('|');
  if (command === undefined || query === undefined || owner === undefined) return undefined;
  const seconds = opened === undefined ? undefined : Number.parseInt(opened, 36);
  if (Number.isNaN(seconds)) return undefined;
  const { [PICKS]: picks, ...options } = Object.fromEntries(new URLSearchParams(query));
  return {
    command,
    options,
    owner,
    ...(picks !== undefined && { picks }),
    ...(seconds !== undefined && { openedAt: seconds * 1000 }),
  };
}
