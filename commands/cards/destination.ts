import { type Amount, amountLink, payment } from '../../src/providers/index.ts';
import type { KnownLink } from './known-links.ts';

/** In characters: Discord's limit on a button's address. Slack allows 3000. */
const LONGEST_URL = 512;

/** Where a link leads or what a payer copies, and what a code to scan holds, with the amount where they can carry one. */
export function destination({ provider, handle, url }: KnownLink, amount: Amount | undefined) {
  if (url !== undefined) {
    const withAmount = amount && amountLink(provider, handle, amount);
    const carries = withAmount !== undefined && withAmount.length <= LONGEST_URL;
    const address = carries ? withAmount : url;
    return { url: address, copy: undefined, code: address, carries };
  }
  const plain = payment(provider, handle);
  const paid = amount ? payment(provider, handle, amount) : plain;
  return { url: undefined, copy: plain?.copy, code: paid?.uri, carries: paid?.uri !== plain?.uri };
}
