import { describe, expect, test } from 'vitest';
import { parseHandle } from '../../src/providers/handle.ts';
import { catalogue, linkOf, type Provider, payment, readHandle, readLinkAlone } from '../../src/providers/index.ts';
import { hostOf } from '../../src/providers/template.ts';

/** The page of a service's own example: what a trick is played on. */
interface Page {
  provider: Provider;
  handle: string;
  host: string;
  /** The path and the query. */
  rest: string;
}

const EVIL = 'evil.example';

/** Each makes a link that looks like the page, or that leads elsewhere from it. None of these may be read. */
const refused: Record<string, (page: Page) => string> = {
  'user-info before another host': ({ host, rest }) => `https://${host}@${EVIL}${rest}`,
  'a password before another host': ({ host, rest }) => `https://${host}:443@${EVIL}${rest}`,
  'an escaped @ before another host': ({ host, rest }) => `https://${host}%40${EVIL}${rest}`,
  'a user of the right host': ({ host, rest }) => `https://${EVIL}@${host}${rest}`,
  'a backslash before @': ({ host, rest }) => `https://${host}\\@${EVIL}${rest}`,
  'a backslash for a slash': ({ host, rest }) => `https://${EVIL}\\${host}${rest}`,
  'backslashes behind the scheme': ({ host, rest }) => `https:\\\\${host}${rest}`,
  'a longer domain': ({ host, rest }) => `https://${host}.${EVIL}${rest}`,
  'a longer name': ({ host, rest }) => `https://evil-${host.split('.').slice(-2).join('.')}${rest}`,
  'a name run together': ({ host, rest }) => `https://evil${host.split('.').slice(-2).join('.')}${rest}`,
  'the dots as hyphens': ({ host, rest }) => `https://${host.replaceAll('.', '-')}.${EVIL}${rest}`,
  'a trailing dot': ({ host, rest }) => `https://${host}.${rest}`,
  'two dots': ({ host, rest }) => `https://${host.replace('.', '..')}${rest}`,
  'an escaped slash in the host': ({ host, rest }) => `https://${EVIL}%2f${host}${rest}`,
  'an escaped dot in the host': ({ host, rest }) => `https://${host.replace('.', '%2e')}${rest}`,
  'an escaped letter in the host': ({ host, rest }) =>
    `https://%${host.charCodeAt(0).toString(16)}${host.slice(1)}${rest}`,
  'a port': ({ host, rest }) => `https://${host}:8443${rest}`,
  'the usual port': ({ host, rest }) => `https://${host}:443${rest}`,
  'an empty port': ({ host, rest }) => `https://${host}:${rest}`,
  'javascript:': ({ host, rest }) => `javascript:alert(1)//${host}${rest}`,
  'javascript:// and the host': ({ host, rest }) => `javascript://${host}${rest}`,
  'data:': ({ host, rest }) => `data:text/html,https://${host}${rest}`,
  'vbscript:': ({ host, rest }) => `vbscript://${host}${rest}`,
  'file:': ({ host, rest }) => `file://${host}${rest}`,
  'blob:': ({ host, rest }) => `blob:https://${host}${rest}`,
  'view-source:': ({ host, rest }) => `view-source:https://${host}${rest}`,
  'intent:': ({ host, rest }) => `intent://${host}${rest}#Intent;scheme=https;end`,
  'ftp:': ({ host, rest }) => `ftp://${host}${rest}`,
  'ws:': ({ host, rest }) => `wss://${host}${rest}`,
  'a scheme without slashes': ({ host, rest }) => `https:${host}${rest}`,
  'a scheme with one slash': ({ host, rest }) => `https:/${host}${rest}`,
  'three slashes': ({ host, rest }) => `https:///${host}${rest}`,
  'a scheme twice': ({ host, rest }) => `https://https://${host}${rest}`,
  'a line break in the scheme': ({ host, rest }) => `ht\ntps://${host}${rest}`,
  'the host in another site’s path': ({ host, rest }) => `https://${EVIL}/${host}${rest}`,
  'the host in another site’s query': ({ host, rest }) => `https://${EVIL}/?u=https://${host}${rest}`,
  'the host in another site’s fragment': ({ host, rest }) => `https://${EVIL}/#https://${host}${rest}`,
  'a redirect to another site': ({ host, rest }) => `https://${host}${rest}${join(rest)}to=https://${EVIL}`,
  'an escaped redirect': ({ host, rest }) => `https://${host}${rest}${join(rest)}to=https%3A%2F%2F${EVIL}`,
  'a redirect without a scheme': ({ host, rest }) => `https://${host}${rest}${join(rest)}u=//${EVIL}`,
  'a redirect with backslashes': ({ host, rest }) => `https://${host}${rest}${join(rest)}u=%5C%5C${EVIL}`,
  'a redirect behind a space': ({ host, rest }) => `https://${host}${rest}${join(rest)}u=%20https://${EVIL}`,
  'a redirect in capitals': ({ host, rest }) => `https://${host}${rest}${join(rest)}u=HTTPS://${EVIL}`,
  'a Cyrillic letter in the host': ({ host, rest }) => `https://${alike(host)}${rest}`,
  'a full-width full stop': ({ host, rest }) => `https://${host.replace('.', '．')}${rest}`,
  'an ideographic full stop': ({ host, rest }) => `https://${host.replace('.', '。')}${rest}`,
  'a half-width full stop': ({ host, rest }) => `https://${host.replace('.', '｡')}${rest}`,
  'a one-dot leader': ({ host, rest }) => `https://${host.replace('.', '․')}${rest}`,
  'a full-width slash': ({ host, rest }) => `https://${EVIL}／${host}${rest}`,
  'a fraction slash': ({ host, rest }) => `https://${host}⁄.${EVIL}${rest}`,
  'full-width letters': ({ host, rest }) => `https://${wide(host)}${rest}`,
  'a combining mark': ({ host, rest }) => `https://${host.slice(0, 1)}\u0301${host.slice(1)}${rest}`,
  'a punycode host': ({ host, rest }) => `https://xn--${host.replace('.', '-9za.')}${rest}`,
  'a right-to-left override': ({ host, rest }) => `https://\u202e${host}${rest}`,
  'an isolate': ({ host, rest }) => `https://${host}${rest}\u2066`,
  'a zero-width space': ({ host, rest }) => `https://${host}\u200b${rest}`,
  'a zero-width joiner': ({ host, rest }) => `https://${host.slice(0, 2)}\u200d${host.slice(2)}${rest}`,
  'a soft hyphen': ({ host, rest }) => `https://${host.slice(0, 2)}\u00ad${host.slice(2)}${rest}`,
  'a byte order mark': ({ host, rest }) => `\ufeffhttps://${host}${rest}`,
  'a tag character': ({ host, rest }) => `https://${host}${rest}\u{e0041}`,
  'a no-break space': ({ host, rest }) => `https://${host}${rest}\u00a0`,
  'a NUL': ({ host, rest }) => `https://${host}${rest}\0`,
  'an escaped NUL': ({ host, rest }) => `https://${host}/%00${rest}`,
  'a tab in the host': ({ host, rest }) => `https://${host.slice(0, 2)}\t${host.slice(2)}${rest}`,
  'a second line': ({ host, rest }) => `https://${host}${rest}\nhttps://${EVIL}`,
  'two links': ({ host, rest }) => `https://${host}${rest} https://${EVIL}`,
  'dot segments': ({ host, rest }) => `https://${host}/x/..${rest}`,
  'escaped dot segments': ({ host, rest }) => `https://${host}/x/%2e%2e${rest}`,
  'dot segments escaped twice': ({ host, rest }) => `https://${host}/x/%252e%252e${rest}`,
  'an escaped slash in the path': ({ host, rest }) => `https://${host}/x%2f..%2f${rest.slice(1)}`,
  'an escaped backslash in the path': ({ host, rest }) => `https://${host}/%5c${rest.slice(1)}`,
  'a lone percent': ({ host, rest }) => `https://${host}/%${rest}`,
  'bytes that aren’t UTF-8': ({ host, rest }) => `https://${host}/%ff${rest}`,
  'a masked link': ({ host, rest }) => `[https://${host}${rest}](https://${EVIL})`,
  'two links between brackets': ({ host, rest }) => `<https://${host}${rest}|https://${EVIL}>`,
  'another link between brackets': ({ host, rest }) => `<https://${EVIL}${rest}|${host}${rest}>`,
  'a link behind the brackets': ({ host, rest }) => `<https://${host}${rest}>https://${EVIL}`,
  'a tag of HTML': ({ host, rest }) => `<a href="https://${EVIL}">https://${host}${rest}</a>`,
  'a very long text': ({ host, rest }) => `https://${host}${rest}${join(rest)}x=${'a'.repeat(3000)}`,
};

/** Each adds what belongs to no handle. The page's own handle may be read of these, and nothing else. */
const harmless: Record<string, (page: Page) => string> = {
  'capital letters in the host': ({ host, rest }) => `HTTPS://${host.toUpperCase()}${rest}`,
  http: ({ host, rest }) => `http://${host}${rest}`,
  'no scheme': ({ host, rest }) => host + rest,
  'www.': ({ host, rest }) => `https://www.${host}${rest}`,
  'tracking parameters': ({ host, rest }) => `https://${host}${rest}${join(rest)}utm_source=${EVIL}&tag=evil-20`,
  'an amount and a note': ({ host, rest }) => `https://${host}${rest}${join(rest)}price=500&memo=you%20owe%20me`,
  'a parameter twice': ({ host, rest }) => `https://${host}${rest}${join(rest)}a=1&a=2`,
  'a fragment': ({ host, rest }) => `https://${host}${rest}#https://${EVIL}`,
  'brackets around it': ({ host, rest }) => `<https://${host}${rest}>`,
  'quotes around it': ({ host, rest }) => `“https://${host}${rest}”`,
  'a full stop behind it': ({ host, rest }) => `https://${host}${rest}.`,
  'a slash behind it': ({ host, rest }) => (rest.includes('?') ? `https://${host}${rest}` : `https://${host}${rest}/`),
};

const join = (rest: string) => (rest.includes('?') ? '&' : '?');

const alikes: Record<string, string> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' };

/** Puts a Cyrillic letter for the first Latin one that looks like it. */
const alike = (host: string) => host.replace(/[aceiopsxy]/, (letter) => alikes[letter] ?? letter);

const wide = (host: string) =>
  Array.from(host, (letter) => (letter === '.' ? '.' : String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))).join('');

/** A page for each form of each service that has one. */
const pages: Page[] = catalogue.all.flatMap((provider) => {
  const forms = new Map(
    Object.values(provider.examples.accepted).map((handle) => [parseHandle(provider, handle).form, handle]),
  );
  return [...forms.values()].flatMap((handle) => {
    const link = linkOf(provider, handle);
    if (link === undefined) return [];
    const { host, pathname, search } = new URL(link);
    return [{ provider, handle, host: host.replace(/^www\./, ''), rest: pathname + search }];
  });
});

/** Says what is wrong with what was made of a hostile text, for a provider that read it all the same. */
function astray(provider: Provider, handle: string, typed: string): string | undefined {
  const link = linkOf(provider, handle);
  if (link === undefined) return payment(provider, handle)?.uri?.includes(EVIL) ? `pays ${EVIL}` : undefined;
  if (/evil/i.test(link)) return `${typed} leads to ${link}`;
  const back = readHandle(provider, link);
  return back.ok && back.handle === handle ? undefined : `${link} doesn’t lead back`;
}

describe.each(Object.entries(refused))('%s', (_, write) => {
  test('is refused by each service, and leads no other one astray', () => {
    const wrong = pages.flatMap((page) => {
      const typed = write(page);
      const alone = readLinkAlone(typed);
      return [
        ...(readHandle(page.provider, typed).ok ? [`${page.provider.id} reads ${typed}`] : []),
        ...(alone?.ok ? [`${alone.provider.id} is recognised in ${typed}`] : []),
        ...catalogue.all.flatMap((provider) => {
          const read = readHandle(provider, typed);
          return (read.ok && astray(provider, read.handle, typed)) || [];
        }),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(Object.entries(harmless))('%s', (_, write) => {
  test('changes nothing about the handle that is read of a page', () => {
    const read = pages.map((page) => {
      const reading = readHandle(page.provider, write(page));
      return [page.provider.id, write(page), reading.ok ? reading.handle : reading.problem.code];
    });
    expect(read).toEqual(pages.map((page) => [page.provider.id, write(page), page.handle]));
  });
});

/** A payment URI of each form that has one. */
const payees = catalogue.all.flatMap((provider) =>
  [...new Set(Object.values(provider.examples.accepted))].flatMap((handle) => {
    const uri = payment(provider, handle)?.uri;
    return uri !== undefined && /^[a-z]+:[^\n]*$/.test(uri) ? [{ provider, handle, uri }] : [];
  }),
);

const [PAYEE, OTHER] = ['eve@evilbank', 'eve@evil.example'];

/** Each makes a payment URI that pays somebody else, or that isn't what it looks like. */
const refusedUris: Record<string, (uri: string) => string> = {
  'javascript: before it': (uri) => `javascript:${uri}`,
  'data: before it': (uri) => `data:text/html,${uri}`,
  'intent: before it': (uri) => `intent://${uri}#Intent;end`,
  'a letter more in the scheme': (uri) => `x${uri}`,
  'another host': (uri) => uri.replace(/^([a-z]+):(?:\/\/)?/, `$1://${EVIL}/`),
  'another payee behind a slash': (uri) => uri.replace(/(?=\?|$)/, `/${OTHER}`),
  'another payee behind an escaped slash': (uri) => uri.replace(/(?=\?|$)/, `%2f${OTHER}`),
  'another payee behind a slash escaped twice': (uri) => uri.replace(/(?=\?|$)/, `%252f${OTHER}`),
  'another payee behind an @': (uri) => uri.replace(/(?=\?|$)/, `@${OTHER}`),
  'another payee behind a space': (uri) => uri.replace(/(?=[&?]|$)/, ` ${OTHER}`),
  'another payee in a second parameter': (uri) =>
    uri.includes('pa=') ? `${uri}&pa=${PAYEE}` : uri.replace(/(?=\?|$)/, `;${OTHER}`),
  'a second URI': (uri) => `${uri} ${uri.split(':', 1)}:${OTHER}`.replace(/^(upi:.*) upi:/, '$1\nupi:'),
  'a backslash': (uri) => uri.replace(':', ':\\'),
  'a line break': (uri) => uri.replace(':', ':\n'),
  'a NUL': (uri) => `${uri}\0`,
  'an escaped NUL': (uri) => uri.replace(/(?=\?|$)/, '%00'),
  'a zero-width space': (uri) => uri.replace(':', ':\u200b'),
  'a right-to-left override': (uri) => uri.replace(':', ':\u202e'),
  'a Cyrillic letter': (uri) => uri.replace(/[aceopxy](?=[^:]*$)/, (letter) => alikes[letter] ?? letter),
  'full-width digits': (uri) => uri.replace(/\d(?=[^:]*$)/, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
};

describe.each(Object.entries(refusedUris))('a payment URI with %s', (_, write) => {
  test('is refused by each service, and pays nobody else', () => {
    const changed = payees.filter(({ uri }) => write(uri) !== uri);
    const wrong = changed.flatMap(({ provider, uri }) => {
      const typed = write(uri);
      const alone = readLinkAlone(typed);
      return [
        ...(readHandle(provider, typed).ok ? [`${provider.id} reads ${typed}`] : []),
        ...(alone?.ok ? [`${alone.provider.id} is recognised in ${typed}`] : []),
        ...catalogue.all.flatMap((other) => {
          const read = readHandle(other, typed);
          return (read.ok && astray(other, read.handle, typed)) || [];
        }),
      ];
    });
    expect(wrong).toEqual([]);
    expect(changed.length).toBeGreaterThan(0);
  });
});

test('a payment URI with an amount, a label or a scheme in capitals pays the same account', () => {
  const ways = [
    (uri: string) => uri.replace(/^[a-z]+/, (scheme) => scheme.toUpperCase()),
    (uri: string) => `${uri}${join(uri)}label=${EVIL}&message=you%20owe%20me`,
    (uri: string) => `“${uri}”`,
  ];
  for (const { provider, handle, uri } of payees) {
    for (const write of ways)
      expect([write(uri), readHandle(provider, write(uri))]).toEqual([write(uri), { ok: true, handle }]);
  }
});

test('every service with a page is tried, in more than 5,000 ways', () => {
  const withPages = catalogue.all.filter(({ forms }) => forms.some(({ link }) => link && hostOf(link)));
  expect(new Set(pages.map(({ provider }) => provider))).toEqual(new Set(withPages));
  expect(pages.length * (Object.keys(refused).length + Object.keys(harmless).length)).toBeGreaterThan(5000);
});
