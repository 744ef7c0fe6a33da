import { to, toIfFits } from '../../src/bot/action.ts';
import type { Action } from '../../src/bot/answer.ts';
import type { Amount } from '../../src/providers/index.ts';
import { heldAmount } from '../options/amount.ts';
import type { KnownLink } from './links.ts';
import { linksMark } from './shown-mark.ts';

/**
 * Makes the action that shows the code of a link. It holds the amount too, for the way back to the card; a very long one
 * beside a long id doesn't fit, and is left out.
 */
export function codeOf(user: string, link: KnownLink, amount: Amount | undefined): Action {
  const of = { user, provider: link.provider.id, seen: linksMark([link]) };
  return toIfFits('tip code', { ...of, ...heldAmount(amount) }) ?? to('tip code', of);
}
