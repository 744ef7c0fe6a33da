import { isUtf8 } from 'node:buffer';
import { Refusal } from '../bot/refusal.ts';
import type { Log } from '../log.ts';

/** Bytes. A FUNDING.yml with every key filled is far smaller. */
export const LARGEST_FILE = 16_384;
/** Milliseconds. Platforms wait three seconds for an answer, which has to be made after the file is read. */
const PATIENCE = 2_000;
/** Control characters: text has none but tabs and line ends, while nearly every other file has some. */
const NOT_TEXT = /[^\P{Cc}\t\r\n]/u;

/** Where a platform keeps what people send. */
export interface FileServer {
  /** `https://cdn.example.com`: nothing is fetched from anywhere else, whatever an address says. */
  origins: readonly string[];
  /** Sent with each request, where the platform asks for a token. */
  headers?(): Promise<Record<string, string>>;
  log: Log;
}

/**
 * The text of a file that somebody sent along with a call.
 * @param address Undefined where the call came without that file.
 * @throws {Refusal} when it is too large, no text, or can't be fetched.
 */
export async function readSentFile(
  address: string | undefined,
  { origins, headers = async () => ({}), log }: FileServer,
): Promise<string> {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !origins.includes(url.origin)) throw new Refusal('file.unreachable');
  const bytes = await headers()
    .then((sent) => download(url, sent))
    .catch((error: unknown) => {
      log.warn({ err: error }, 'a file that somebody sent could not be fetched');
      throw new Refusal('file.unreachable');
    });
  if (!bytes) throw new Refusal('file.too-large', { most: LARGEST_FILE / 1024 });
  const text = new TextDecoder().decode(bytes);
  if (!isUtf8(bytes) || NOT_TEXT.test(text)) throw new Refusal('file.not-text');
  return text;
}

/** Undefined for more than may be read; the rest of it isn't fetched. */
async function download(url: URL, headers: Record<string, string>): Promise<Uint8Array | undefined> {
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok || !response.body) throw new Error(`the file server answered ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > LARGEST_FILE) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
