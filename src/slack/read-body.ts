import type { IncomingMessage } from 'node:http';

/** In bytes. The largest that Slack sends is a view, with up to 250,000 characters and what was entered into it. */
const LARGEST = 1024 * 1024;
/** Milliseconds for a whole body. Slack has given up by then. */
const PATIENCE = 5_000;

/**
 * Reads the body of a request.
 * @returns the HTTP status to answer with where it is too large (413), takes too long (408) or breaks off (400). What
 * still comes of it is thrown away, for so long that whoever sends it can read the answer.
 */
export function readBody(request: IncomingMessage): Promise<Buffer | 400 | 408 | 413> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const end = (result: Buffer | 400 | 408 | 413): void => {
      parts.length = 0;
      resolve(result);
      if (typeof result !== 'number') clearTimeout(timer);
    };
    const timer = setTimeout(() => {
      end(408);
      setTimeout(() => request.destroy(), 100).unref();
    }, PATIENCE).unref();
    if (Number(request.headers['content-length'] ?? 0) > LARGEST) end(413);
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > LARGEST) end(413);
      else parts.push(part);
    });
    request.on('end', () => end(Buffer.concat(parts)));
    request.on('error', () => end(400));
    request.on('close', () => clearTimeout(timer));
  });
}
