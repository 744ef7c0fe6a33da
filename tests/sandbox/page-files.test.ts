import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

let town: OpenSandbox;
beforeEach(async () => {
  town = await openSandbox();
});
afterEach(() => town.close());

describe('the page', () => {
  test('has a policy that allows its own scripts only', async () => {
    const answer = await fetch(town.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]+=*'/);
    expect(policy).not.toContain('unsafe');
  });

  test('has every file it names', async () => {
    const html = await (await fetch(town.url)).text();
    const named = [...html.matchAll(/(?:href|src)="(\/[^"]+)"|"(\/modules\/[^"]+\.js)"/g)].map(
      (one) => one[1] ?? one[2],
    );
    expect(named.length).toBeGreaterThan(10);
    for (const path of named) {
      const answer = await fetch(town.url + path);
      expect(answer.status, path).toBe(200);
      const type = path?.endsWith('.js') ? 'text/javascript' : path?.endsWith('.css') ? 'text/css' : 'image/svg+xml';
      expect(answer.headers.get('content-type'), path).toContain(type);
    }
  });

  test.each([
    '/page/../index.ts',
    '/page/..%2findex.ts',
    '/page/%2e%2e/index.ts',
    '/modules/lit/../hono/package.json',
    '/modules/hono/package.json',
    '/modules/lit/..\\hono\\package.json',
    '//etc/passwd',
  ])('does not serve %s', async (path) => {
    expect(await town.raw(`GET ${path} HTTP/1.1\r\nHost: localhost:${town.port}`)).toMatch(/^HTTP\/1\.1 40[04] /);
  });
});
