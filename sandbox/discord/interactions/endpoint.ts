import { generateKeyPairSync, sign } from 'node:crypto';

/** Where a bot takes what Discord sends over HTTP, and how Discord signs it. */
export interface Endpoint {
  /** 64 hexadecimal digits. */
  publicKey: string;
  /** The bot's Interactions Endpoint URL. Where there is none, interactions go over the gateway. */
  interactions: string | undefined;
  /** The bot's Webhook Events URL. */
  events: string | undefined;
  /** Makes the headers of a body that is sent now. @param now Milliseconds since 1970. */
  sign(body: string, now: number): Record<string, string>;
  /** Sends something, signed. Rejects where no response begins within 3 seconds. */
  post(url: string, payload: unknown, now: number): Promise<Response>;
}

/** Milliseconds that a bot has to answer. */
const patience = 3_000;

export function createEndpoint(): Endpoint {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const signed = (body: string, now: number) => {
    const timestamp = String(Math.floor(now / 1_000));
    return {
      'content-type': 'application/json',
      'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
      'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
      'x-signature-timestamp': timestamp,
    };
  };
  return {
    publicKey: Buffer.from(x, 'base64url').toString('hex'),
    interactions: undefined,
    events: undefined,
    sign: signed,
    post(url, payload, now) {
      const body = JSON.stringify(payload);
      return fetch(url, { method: 'POST', body, headers: signed(body, now), signal: AbortSignal.timeout(patience) });
    },
  };
}
