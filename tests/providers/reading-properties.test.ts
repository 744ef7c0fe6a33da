import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, linkOf, type Provider, payment, readHandle, sameHandle } from '../../src/providers/index.ts';

/** Every link that a provider may show, as one expression made from its templates alone, without the code under test. */
function linkShape({ forms, parts }: Provider): RegExp {
  const shapes = forms.flatMap(({ link }) => {
    if (!link) return [];
    const literal = link.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    return [literal.replace(/\{([a-z]+)\}/g, (_, name: string) => parts[name]?.expression.source.slice(1, -1) ?? '')];
  });
  return new RegExp(`^(?:${shapes.join('|')})$`);
}

const noise = fc.oneof(
  fc.constantFrom(
    '@',
    '/',
    '\\',
    '.',
    '..',
    ':',
    '?',
    '#',
    '%',
    '%2f',
    '%40',
    '&',
    '=',
    '//',
    '|',
    '<',
    '>',
    '$',
    '-',
    '_',
    '~',
  ),
  fc.constantFrom('evil.example', 'https://', 'www.', '?u=', 'xn--', '\u202e', 'а', '\t', ' '),
  fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

/** These are the same for each provider, and take fast-check a while to make. */
const anything = fc.string({ unit: 'grapheme', maxLength: 40 });
const plain = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_./~'), maxLength: 24 });

/** A good example with something put in or taken out, so that many of the texts are almost valid. */
function nearly(provider: Provider): fc.Arbitrary<string> {
  const links = Object.values(provider.examples.accepted).flatMap((handle) => linkOf(provider, handle) ?? []);
  const seeds = [...Object.keys(provider.examples.accepted), ...Object.keys(provider.examples.refused), ...links];
  const bent = fc.tuple(fc.constantFrom(...seeds), noise, fc.nat(80), fc.nat(3));
  return fc.oneof(
    anything,
    plain,
    bent.map(([seed, mark, at, cut]) => seed.slice(0, at) + mark + seed.slice(at + cut)),
  );
}

/** Of each provider; TIP_JAR_RUNS sets another number for a longer search. */
const RUNS = Number(process.env.TIP_JAR_RUNS ?? 2_000);

describe.each(catalogue.all)('$id', (provider) => {
  test('makes only its own link of every text that it reads, and reads that back as the same handle', () => {
    const shape = linkShape(provider);
    fc.assert(
      fc.property(nearly(provider), (typed) => {
        const reading = readHandle(provider, typed);
        if (!reading.ok) return;
        const { handle } = reading;
        const link = linkOf(provider, handle);
        const back = [handle, ...(link === undefined ? [] : [link])].map((text) => readHandle(provider, text));
        const same = back.every((one) => one.ok && one.handle === handle) && sameHandle(provider, handle, handle);
        if (!same) throw new Error(`${handle} and ${link} are not read as ${handle}`);
        if (link === undefined) {
          expect(payment(provider, handle)?.copy).toBeTruthy();
          return;
        }
        const { href, protocol, port, username, password } = new URL(link);
        if (!shape.test(link) || [href, protocol, port, username, password].join(' ') !== `${link} https:   `)
          throw new Error(`${link} is not a link of ${provider.id}`);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});

test('reading a text never throws', () => {
  const providers = fc.constantFrom(...catalogue.all);
  fc.assert(
    fc.property(providers, fc.string({ unit: 'binary', maxLength: 300 }), (provider, typed) => {
      const reading = readHandle(provider, typed);
      if (!reading.ok) expect(reading.problem.example).toBe(provider.handle.example);
    }),
    { numRuns: 5000 },
  );
});

/** Nearly all code points are unassigned or private, and all alike. A prime number meets every block at another place. */
const WITHOUT_MEANING = /[\p{Cn}\p{Co}]/u;
const APART = 31;

test('every character outside printable ASCII is refused wherever it stands', () => {
  const paypal = catalogue.get('paypal');
  if (!paypal) throw new Error('no PayPal');
  for (let point = 0; point <= 0x10ffff; point++) {
    if ((point >= 0x20 && point <= 0x7e) || [0x09, 0x0a, 0x0d].includes(point)) continue;
    const mark = String.fromCodePoint(point);
    if (WITHOUT_MEANING.test(mark) && point % APART !== 0) continue;
    for (const typed of [`${mark}octocat`, `octo${mark}cat`, `octocat${mark}`]) {
      const reading = readHandle(paypal, typed);
      if (reading.ok || !['hidden-characters', 'not-plain'].includes(reading.problem.code))
        throw new Error(`U+${point.toString(16)}: ${JSON.stringify(reading)}`);
    }
  }
});
