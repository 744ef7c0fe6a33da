import { describe, expect, test } from 'vitest';
import { catalogue, linkOf, readHandle } from '../../src/providers/index.ts';

/** A good link of each shape, with the handle in its path, in its sub-domain or after a sigil. */
const links = {
  paypal: ['paypal.me', '/octocat', 'octocat'],
  'ko-fi': ['ko-fi.com', '/octocat', 'octocat'],
  patreon: ['patreon.com', '/octocat', 'octocat'],
  venmo: ['venmo.com', '/u/octocat', 'octocat'],
  'cash-app': ['cash.app', '/$octocat', 'octocat'],
  bandcamp: ['octocat.bandcamp.com', '/album/octo', 'octocat'],
  'buy-me-a-coffee': ['buymeacoffee.com', '/octocat', 'octocat'],
  'amazon-wishlist': ['amazon.de', '/hz/wishlist/ls/1ELWVEKV9NLYP', 'de/1ELWVEKV9NLYP'],
} as const;

const bidi = '\u202e';
const zeroWidth = '\u200b';

/** None of these may be read. */
const refused: Record<string, (host: string, path: string) => string> = {
  'user-info before another host': (host, path) => `https://${host}@evil.example${path}`,
  'user-info with a password': (host, path) => `https://${host}:x@evil.example${path}`,
  'user-info without scheme': (host, path) => `${host}@evil.example${path}`,
  'a user of the right host': (host, path) => `https://evil@${host}${path}`,
  'a backslash before @': (host, path) => `https://${host}\\@evil.example${path}`,
  'a backslash for a slash': (host, path) => `https://evil.example\\${host}${path}`,
  'backslashes after the scheme': (host, path) => `https:\\\\${host}${path}`,
  'a longer domain': (host, path) => `https://${host}.evil.example${path}`,
  'a longer name': (host, path) =>
    `https://evil${host.replace('octocat.', 'octocat.evil-')}${path}`.replace('eviloctocat', 'octocat'),
  'a trailing dot': (host, path) => `https://${host}.${path}`,
  'an escaped slash in the host': (host, path) => `https://evil.example%2f${host}${path}`,
  'an escaped letter in the host': (host, path) => `https://%${host.charCodeAt(0).toString(16)}${host.slice(1)}${path}`,
  'a port': (host, path) => `https://${host}:8443${path}`,
  'the usual port': (host, path) => `https://${host}:443${path}`,
  'a script scheme': (host, path) => `javascript://${host}${path}`,
  'a data scheme': (host, path) => `data:text/html,${host}${path}`,
  'a file scheme': (host, path) => `file://${host}${path}`,
  'an app scheme': (host, path) => `intent://${host}${path}`,
  'a scheme without slashes': (host, path) => `https:${host}${path}`,
  'three slashes': (host, path) => `https:///${host}${path}`,
  'a scheme twice': (host, path) => `https://https://${host}${path}`,
  'another site with the host in its path': (host, path) => `https://evil.example/${host}${path}`,
  'another site with the host in its fragment': (host, path) => `https://evil.example/#https://${host}${path}`,
  'a redirect in a query': (host, path) => `https://evil.example/?u=https://${host}${path}`,
  'a redirect out of the host': (host, path) => `https://${host}${path}?next=https://evil.example`,
  'a redirect without scheme': (host, path) => `https://${host}${path}?next=//evil.example`,
  'a redirect with backslashes': (host, path) => `https://${host}${path}?next=%5C%5Cevil.example`,
  'a Cyrillic letter': (host, path) => `https://${host}${path}`.replace('o', 'о'),
  'a Cyrillic letter in the name': (_, path) => path.replace('c', 'с').replace('E', 'Е'),
  'a full-width letter': (host, path) => `https://${host}${path}`.replace('.', '．'),
  'an ideographic full stop': (host, path) => `https://${host.replace('.', '。')}${path}`,
  'a punycode host': (host, path) => `https://xn--${host}${path}`,
  'a bidirectional mark': (host, path) => `https://${host}${path}${bidi}`,
  'a zero-width space': (host, path) => `https://${host}${zeroWidth}${path}`,
  'a byte order mark': (host, path) => `\ufeffhttps://${host}${path}`,
  'a soft hyphen': (host, path) => `https://${host}${path}\u00ad`,
  'a tag character': (host, path) => `https://${host}${path}\u{e0041}`,
  'a no-break space': (host, path) => `\u00a0https://${host}${path}`,
  'a NUL': (host, path) => `https://${host}${path}\0`,
  'a tab inside': (host, path) => `https://${host.slice(0, 3)}\t${host.slice(3)}${path}`,
  'a line break inside': (host, path) => `https://${host}\n${path}`,
  'a second line': (host, path) => `https://${host}${path}\nhttps://evil.example`,
  'two links': (host, path) => `https://${host}${path} https://evil.example`,
  'an escaped slash in the path': (host, path) => `https://${host}/x%2f..%2f${path}`,
  'dot segments': (host, path) => `https://${host}/x/..${path}`,
  'escaped dot segments': (host, path) => `https://${host}/x/%2e%2e${path}`,
  'a lone percent': (host, path) => `https://${host}${path}%`,
  'an escaped NUL': (host, path) => `https://${host}${path.replace(/.$/, '')}%00`,
  'two links between brackets': (host, path) => `<https://${host}${path}|a|https://evil.example>`,
  'another link between brackets': (host, path) => `<https://evil.example${path}|${host}${path}>`,
  'a link after the brackets': (host, path) => `<https://${host}${path}>https://evil.example`,
  'a masked link': (host, path) => `[https://${host}${path}](https://evil.example)`,
  'a very long text': (host, path) => `https://${host}${path}?${'a'.repeat(65_536)}`,
  'a very long path': (host, path) => `https://${host}${path}${'/a'.repeat(900)}/${'-'.repeat(190)}`.slice(0, 2000),
};

/** Of these nothing but the handle may be read. */
const kept: Record<string, (host: string, path: string) => string> = {
  'capital letters in the host': (host, path) => `HTTPS://${host.toUpperCase()}${path}`,
  http: (host, path) => `http://${host}${path}`,
  'no scheme': (host, path) => host + path,
  'tracking parameters': (host, path) => `https://${host}${path}?utm_source=evil.example&tag=evil-20`,
  'prices and messages': (host, path) =>
    `https://${host}${path}?amount=500&note=you%20owe%20me&email=evil@evil.example`,
  'a fragment': (host, path) => `https://${host}${path}#https://evil.example`,
  'brackets around it': (host, path) => `<https://${host}${path}>`,
};

const corpus = (writers: typeof refused) =>
  Object.entries(links).flatMap(([id, [host, path, handle]]) =>
    Object.entries(writers).map(([name, write]) => ({ id, name, typed: write(host, path), handle })),
  );

describe('a hostile text', () => {
  test('is tried in 400 ways at least', () => {
    expect(corpus(refused).length + corpus(kept).length).toBeGreaterThanOrEqual(400);
  });

  test.each(corpus(refused))(
    'with $name is refused by $id, and no other provider leads away with it',
    ({ id, typed }) => {
      for (const provider of catalogue.all) {
        const reading = readHandle(provider, typed);
        if (provider.id === id) expect([typed, reading.ok]).toEqual([typed, false]);
        else if (reading.ok) expect(linkOf(provider, reading.handle)).not.toContain('evil');
      }
    },
  );

  test.each(corpus(kept))('with $name is read by $id for its handle alone', ({ id, typed, handle }) => {
    const provider = catalogue.get(id);
    if (!provider) throw new Error(`no provider ${id}`);
    expect(readHandle(provider, typed)).toEqual({ ok: true, handle });
    expect(linkOf(provider, handle)).not.toMatch(/evil|amount|note|tag|utm/);
  });
});

test.each([
  '__proto__',
  'constructor',
  '../../admin',
  '..',
  '.',
  '%2e%2e',
  '?txn=charge',
  'octocat?txn=charge',
  'octocat#x',
  'octocat&x=1',
  "octocat'--",
  'octocat<script>',
  'octocat|x',
  'octocat`x`',
  '@everyone',
  '<@U012AB3CD>',
  '<!channel>',
  '<https://>',
  '<>',
  '{name}',
  '$&',
  '$1',
])('%j leads only to the provider that it was typed for', (typed) => {
  for (const provider of catalogue.all) {
    const reading = readHandle(provider, typed);
    if (!reading.ok) continue;
    const link = linkOf(provider, reading.handle);
    if (link) expect(readHandle(provider, link)).toEqual({ ok: true, handle: reading.handle });
  }
});
