import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRepeats } from '../../src/discord/repeats.ts';
import { createVerification, isTimely, signedIn } from '../../src/discord/signature.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The first of https://www.rfc-editor.org/rfc/rfc8032#section-7.1 whose message is as long as a timestamp can be. */
const rfc = {
  publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: '72',
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
};

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
const isSigned = createVerification(key);

const body = Buffer.from('{"type":2,"id":"1","token":"aW50"}');
const timestamp = '1795867200';
const signature = sign(null, Buffer.concat([Buffer.from(timestamp), body]), privateKey).toString('hex');
const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp };

/** Turns one bit of some bytes. */
function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** Whether a request with these headers counts as signed. */
function taken(changed: Record<string, string | undefined>, sent: Buffer = body, by = isSigned): boolean {
  const signed = signedIn({ ...headers, ...changed });
  return signed !== undefined && by(signed, sent);
}

describe('a signature', () => {
  it('is taken as Discord makes it, in digits of either case', () => {
    expect(taken({})).toBe(true);
    expect(taken({ 'x-signature-ed25519': signature.toUpperCase() })).toBe(true);
  });

  it('is that of the standard', () => {
    const signed = { signature: Buffer.from(rfc.signature, 'hex'), timestamp: '' };
    const verified = createVerification(rfc.publicKey);
    expect(verified(signed, Buffer.from(rfc.message, 'hex'))).toBe(true);
    expect(verified(signed, Buffer.from('73', 'hex'))).toBe(false);
  });

  it('is refused with any bit of it turned', () => {
    for (let bit = 0; bit < 64 * 8; bit += 1) {
      const turned = flipped(Buffer.from(signature, 'hex'), bit).toString('hex');
      expect(taken({ 'x-signature-ed25519': turned }), `bit ${bit}`).toBe(false);
    }
  });

  it('is refused with any bit of the body or of the time turned, or of the key', () => {
    for (let bit = 0; bit < body.length * 8; bit += 1) expect(taken({}, flipped(body, bit)), `bit ${bit}`).toBe(false);
    for (let bit = 0; bit < timestamp.length * 8; bit += 1) {
      const turned = flipped(Buffer.from(timestamp), bit).toString('latin1');
      expect(taken({ 'x-signature-timestamp': turned }), `bit ${bit}`).toBe(false);
    }
    for (let bit = 0; bit < 32 * 8; bit += 1) {
      const other = createVerification(flipped(Buffer.from(key, 'hex'), bit).toString('hex'));
      expect(taken({}, body, other), `bit ${bit}`).toBe(false);
    }
  });

  it('is refused, and nothing is thrown, whatever stands in the headers', () => {
    const text = fc.option(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(signature)), {
      nil: undefined,
    });
    fc.assert(
      fc.property(text, text, fc.uint8Array(), (one, other, sent) => {
        expect(taken({ 'x-signature-ed25519': one, 'x-signature-timestamp': other }, Buffer.from(sent))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused where a header came twice, is missing, too short or too long', () => {
    const twice = `${signature}, ${signature}`;
    for (const wrong of [undefined, '', twice, signature.slice(2), `${signature}00`, ` ${signature}`, `0x${signature}`])
      expect(taken({ 'x-signature-ed25519': wrong }), String(wrong)).toBe(false);
    for (const wrong of [undefined, '', `${timestamp}, ${timestamp}`, `-${timestamp}`, `${timestamp}.0`, '1e9', 'now'])
      expect(taken({ 'x-signature-timestamp': wrong }), String(wrong)).toBe(false);
  });
});

describe('the time of a request', () => {
  const now = Number(timestamp) * SECOND;
  const signed = { signature: Buffer.alloc(64), timestamp };

  it.each([
    [0, true],
    [5 * MINUTE, true],
    [-5 * MINUTE, true],
    [5 * MINUTE + SECOND, false],
    [-5 * MINUTE - SECOND, false],
  ])('may differ from the machine’s by five minutes: %i ms is %s', (later, timely) => {
    expect(isTimely(signed, now + later)).toBe(timely);
  });
});

describe('what arrived', () => {
  it('is known for as long as it could be sent again, and forgotten after twice that time', () => {
    const repeats = createRepeats(10 * MINUTE);
    expect(repeats.arrived('1', MINUTE)).toBe(false);
    expect(repeats.arrived('1', MINUTE)).toBe(true);
    expect(repeats.arrived('2', 9 * MINUTE)).toBe(false);
    expect(repeats.arrived('1', 11 * MINUTE)).toBe(true);
    expect(repeats.arrived('2', 19 * MINUTE)).toBe(true);
    expect(repeats.arrived('1', 40 * MINUTE)).toBe(false);
  });

  it('is known to the end of its time at any pace', () => {
    const life = 10 * MINUTE;
    const steps = fc.array(fc.integer({ min: 0, max: 4 * MINUTE }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(steps, (pauses) => {
        const repeats = createRepeats(life);
        const since: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          for (const [id, at] of since.entries()) if (now - at < life) expect(repeats.arrived(`${id}`, now)).toBe(true);
          expect(repeats.arrived(`${since.length}`, now)).toBe(false);
          since.push(now);
        }
      }),
    );
  });
});
