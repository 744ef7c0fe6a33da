import { bech32 } from '@scure/base';
import { readAddress } from './address.ts';

/** An LNURL has at most so many characters here; those of known services have about 150. */
const LONGEST = 320;

/**
 * Gets the address in an LNURL (LUD-01), which is bech32 without the limit of 90 characters.
 * @returns undefined when the checksum doesn't match, or the address isn't in printable ASCII.
 */
export function urlInLnurl(text: string): string | undefined {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text, LONGEST);
    const url = Buffer.from(bytes).toString('latin1');
    return prefix === 'lnurl' && /^[\x21-\x7e]+$/.test(url) ? url : undefined;
  } catch {
    // The coder has no other way to say that a text isn't bech32.
    return undefined;
  }
}

/**
 * Says whether a wallet pays to this address. It is https on a site with a name, without a user or a port, and it
 * doesn't announce (in `tag`) a login or a withdrawal from the wallet instead.
 */
export function isPaymentUrl(url: string | undefined): boolean {
  const parsed = url?.startsWith('https://') ? readAddress(url) : undefined;
  if (!parsed?.ok || !/^(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/.test(parsed.address.host)) return false;
  return parsed.address.query.getAll('tag').every((tag) => tag === 'payRequest');
}

/** Makes an LNURL of an address that was pasted as `lnurlp://...` (LUD-17). Undefined for any other text. */
export function toLnurl(text: string): string | undefined {
  const [, rest] = /^lnurlp:\/\/([\x21-\x7e]{1,200})$/i.exec(text) ?? [];
  return rest && bech32.encodeFromBytes('lnurl', Buffer.from(`https://${rest}`)).toUpperCase();
}
