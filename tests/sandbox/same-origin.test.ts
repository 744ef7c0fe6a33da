import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

let town: OpenSandbox;
beforeEach(async () => {
  town = await openSandbox();
});
afterEach(() => town.close());

describe('a request from elsewhere', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', 'evil.example:3000'])(
    'that calls this server %s is refused',
    async (host) => {
      for (const path of ['/', '/visit/state?as=ada', '/discord/api/v10/gateway', '/slack/api/auth.test']) {
        expect(await town.raw(`GET ${path} HTTP/1.1\r\nHost: ${host}`)).toMatch(/^HTTP\/1\.1 403 /);
      }
    },
  );

  test.each(['http://evil.example', 'null', 'https://localhost', 'http://localhost:1'])(
    'that posts from %s is refused',
    async (origin) => {
      const answer = await town.visit('discord/say', { as: 'ada', text: 'hi' }, { origin });
      expect(answer.status).toBe(403);
      expect((await town.sceneOf('ada')).discord.messages).toEqual([]);
    },
  );

  test('that asks for a WebSocket is refused', async () => {
    const upgrade =
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';
    const ask = (path: string, headers: string) => town.raw(`GET ${path} HTTP/1.1\r\n${headers}\r\n${upgrade}`);
    expect(await ask('/discord/gateway', 'Host: evil.example')).toMatch(/^HTTP\/1\.1 403 /);
    expect(await ask('/discord/gateway', `Host: localhost:${town.port}\r\nOrigin: http://evil.example`)).toMatch(
      /^HTTP\/1\.1 403 /,
    );
    expect(await ask('/elsewhere', `Host: localhost:${town.port}`)).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('is not confused with one from the page, by any name of this machine', async () => {
    const answer = await town.visit('discord/say', { as: 'ada', text: 'hi' }, { origin: town.url });
    expect(await answer.json()).toEqual({ ok: true });
    for (const host of [`localhost:${town.port}`, `[::1]:${town.port}`, 'LOCALHOST']) {
      expect(await town.raw(`GET / HTTP/1.1\r\nHost: ${host}`)).toMatch(/^HTTP\/1\.1 200 /);
    }
  });
});
