import { createPublicKey, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Seconds by which the time of a request may differ from this machine's, whose clock may be wrong by some minutes. */
const LEEWAY = 5 * 60;

/** Milliseconds for which a request can be sent again: it may be signed by a clock that is ahead. */
export const WINDOW = 2 * LEEWAY * 1_000;

/** What Discord sends along with a request. A header that came twice is as malformed as one that isn't there. */
export interface Signed {
  signature: Buffer;
  /** As it was signed. */
  timestamp: string;
}

/** Reads the headers that sign a request of Discord's; undefined where one of them is missing or malformed. */
export function signedIn(headers: IncomingHttpHeaders): Signed | undefined {
  const signature = headers['x-signature-ed25519'];
  const timestamp = headers['x-signature-timestamp'];
  if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/i.test(signature)) return undefined;
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return undefined;
  return { signature: Buffer.from(signature, 'hex'), timestamp };
}

/** Says whether a request was signed some minutes ago at most. @param now Milliseconds since 1970. */
export const isTimely = ({ timestamp }: Signed, now: number): boolean =>
  Math.abs(now / 1_000 - Number(timestamp)) <= LEEWAY;

/**
 * Makes what tells whether a body is the one that was signed. It takes a tenth of a millisecond.
 * https://docs.discord.com/developers/interactions/overview#validating-security-request-headers
 * @param publicKey 64 hexadecimal digits.
 */
export function createVerification(publicKey: string): (signed: Signed, body: Uint8Array) => boolean {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return ({ signature, timestamp }, body) =>
    verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, signature);
}
