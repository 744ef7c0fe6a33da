import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/bot/refusal.ts';
import { LARGEST_FILE, readSentFile } from '../../src/connections/sent-file.ts';

let server: Server;
let origin: string;
let answer: RequestListener;
let asked: string[];
const log = { debug() {}, info() {}, warn() {}, error() {} };

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const read = (path = '/files/1') => readSentFile(`${origin}${path}`, { origins: [origin], log });

async function refusalOf(reading: Promise<string>): Promise<string> {
  const refused = await reading.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refused instanceof Refusal)) throw new Error(`this was not refused: ${String(refused)}`);
  return refused.key;
}

describe('a file that was sent', () => {
  it('is fetched with the headers that the platform asks for', async () => {
    answer = (_, response) => response.end('ko_fi: ada\nname: "Zoë"\n');
    const headers = async () => ({ authorization: 'Bearer x' });
    expect(await readSentFile(`${origin}/f?ex=1`, { origins: [origin], headers, log })).toContain('Zoë');
    expect(asked).toEqual(['/f?ex=1 Bearer x']);
  });

  it.each([
    'https://evil.example/f',
    'http://127.0.0.1:1/f',
    'file:///etc/passwd',
    'data:text/plain,ko_fi',
    'no address',
    '',
  ])('is not fetched from another origin: %s', async (address) => {
    expect(await refusalOf(readSentFile(address, { origins: [origin], log }))).toBe('file.unreachable');
    expect(asked).toEqual([]);
  });

  it('is not fetched from an address that only begins like the platform’s', async () => {
    for (const address of [`${origin}.evil.example/f`, `${origin}@evil.example/f`, origin.replace('http', 'https')]) {
      expect(await refusalOf(readSentFile(address, { origins: [origin], log }))).toBe('file.unreachable');
    }
    expect(asked).toEqual([]);
  });

  it('is refused where the platform redirects to another address', async () => {
    answer = ({ url }, response) => {
      if (url === '/elsewhere') response.end('ko_fi: eve');
      else response.writeHead(302, { location: '/elsewhere' }).end();
    };
    expect(await refusalOf(read())).toBe('file.unreachable');
    expect(asked).toHaveLength(1);
  });

  it.each([401, 404, 500])('is refused where the platform answers %i', async (status) => {
    answer = (_, response) => response.writeHead(status).end('ko_fi: ada');
    expect(await refusalOf(read())).toBe('file.unreachable');
  });

  it('may have 16 KiB and no byte more, whether or not its length is announced', async () => {
    answer = (_, response) => response.end('a'.repeat(LARGEST_FILE));
    expect(await read()).toHaveLength(LARGEST_FILE);
    answer = (_, response) => {
      response.write('a'.repeat(LARGEST_FILE));
      response.end('a');
    };
    expect(await refusalOf(read())).toBe('file.too-large');
  });

  it('that never ends is refused as too large', async () => {
    answer = (_, response) => {
      const more = setInterval(() => response.write('a'.repeat(8000)), 1);
      response.on('close', () => clearInterval(more));
    };
    expect(await refusalOf(read())).toBe('file.too-large');
  });

  it('that doesn’t come is refused after two seconds', async () => {
    answer = () => undefined;
    const start = performance.now();
    expect(await refusalOf(read())).toBe('file.unreachable');
    expect(performance.now() - start).toBeLessThan(2_900);
  });

  it.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]],
    ['text with a zero in it', [0x61, 0x00, 0x62]],
    ['text in another encoding', [0x4a, 0xfc, 0x72, 0x67]],
    ['text with a control in it', [0x61, 0x1b, 0x5b, 0x32, 0x4a]],
  ])('is refused when it is %s', async (_, bytes) => {
    answer = (_, response) => response.end(Buffer.from(bytes));
    expect(await refusalOf(read())).toBe('file.not-text');
  });
});
