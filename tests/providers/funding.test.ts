import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { catalogue, LONGEST_FUNDING, MOST_ITEMS, parseFunding, toFunding } from '../../src/providers/index.ts';
import { costOf } from '../support/cost.ts';
import { provider } from './support.ts';

const read = (text: string) => {
  const reading = parseFunding(text);
  if (!reading.ok) return reading.code;
  return reading.items.map((item) => {
    if (item.ok) return `${item.key}: ${item.provider.id} ${item.handle}`;
    if ('unlinked' in item) return `${item.key}: ${item.unlinked.because} ${item.value}`;
    return `${item.key}: ${'code' in item ? item.code : item.problem.code} ${item.value}`;
  });
};

test('every key of a FUNDING.yml becomes a provider and a handle', () => {
  const text = `# These are supported funding model platforms
github: [octocat, surftocat] # up to four
patreon: octocat
open_collective: babel
ko_fi: octocat
tidelift: npm/babel
community_bridge: cloud-foundry
liberapay: octocat
issuehunt: octocat/hello
lfx_crowdfunding: cloud-foundry
polar: octocat
buy_me_a_coffee: octocat
thanks_dev: u/gh/octocat
custom: ['https://www.paypal.me/octocat', "https://example.com/tip", cash.app/$octocat]
`;
  expect(read(text)).toEqual([
    'github: github-sponsors octocat',
    'github: github-sponsors surftocat',
    'patreon: patreon octocat',
    'open_collective: open-collective babel',
    'ko_fi: ko-fi octocat',
    'tidelift: tidelift npm/babel',
    'community_bridge: lfx-crowdfunding cloud-foundry',
    'liberapay: liberapay octocat',
    'issuehunt: issuehunt octocat/hello',
    'lfx_crowdfunding: lfx-crowdfunding cloud-foundry',
    'polar: polar octocat',
    'buy_me_a_coffee: buy-me-a-coffee octocat',
    'thanks_dev: thanks-dev u/gh/octocat',
    'custom: paypal octocat',
    'custom: unknown-link https://example.com/tip',
    'custom: cash-app octocat',
  ]);
});

test('empty keys, as GitHub’s template has them, are no items', () => {
  expect(read('github: # Replace with up to 4\npatreon:\nko_fi: ""\n')).toEqual([]);
  expect(read('')).toEqual([]);
});

test('a null in any spelling is nothing, and in quotes it is a name', () => {
  expect(read('github: null\npatreon: ~\nko_fi: Null\npolar: NULL\nliberapay: !!null x\ncustom: [null, ~]')).toEqual(
    [],
  );
  expect(read('patreon: "null"')).toEqual(['patreon: patreon null']);
});

test('of a key that stands there twice the first is read, and the others are named', () => {
  expect(read('github: [a, b]\nko_fi: ada\ngithub: c')).toEqual([
    'github: github-sponsors a',
    'github: github-sponsors b',
    'ko_fi: ko-fi ada',
    'github: key-twice c',
  ]);
  expect(read('patreon:\npatreon: ada')).toEqual(['patreon: patreon ada']);
});

test('curly quotes around a link or a name are no part of it', () => {
  const text =
    'ko_fi: “ada”\ncustom: [“https://paypal.me/ada”, ‘https://cash.app/$ada’, „https://ko-fi.com/ada“, «ko-fi.com/ada»]';
  expect(read(text)).toEqual([
    'ko_fi: ko-fi ada',
    'custom: paypal ada',
    'custom: cash-app ada',
    'custom: ko-fi ada',
    'custom: ko-fi ada',
  ]);
});

test('a key may be a service’s name in any spelling, also of one that GitHub has no key for', () => {
  expect(read('PayPal: ada\nKo-fi: ada\nGitHub: ada\nGithub Sponsors: ada')).toEqual([
    'PayPal: paypal ada',
    'Ko-fi: ko-fi ada',
    'GitHub: github-sponsors ada',
    'Github Sponsors: github-sponsors ada',
  ]);
});

test('a link on the site of a known service is refused for what is wrong with it', () => {
  expect(read('custom: [https://ko-fi.com/home, ko-fi.com/home, https://bit.ly/ada, example.com]')).toEqual([
    'custom: reserved https://ko-fi.com/home',
    'custom: reserved ko-fi.com/home',
    'custom: unknown-link https://bit.ly/ada',
    'custom: unknown-link example.com',
  ]);
});

/** YAML 1.1 reads these as a truth, a number, a date, a sexagesimal number or nothing. https://yaml.org/type/ */
test.each(['no', 'on', 'yes', 'off', 'y', 'null', '12_34', '0x1f', '1e3', '12345678', '2020-01-01'])(
  'the name %s is quoted in an exported file, and comes back as it was',
  (name) => {
    const { text, left } = toFunding([{ provider: provider('patreon'), handle: name }]);
    expect(left).toEqual([]);
    expect(parseYaml(text, { version: '1.1' })).toEqual({ patreon: name });
    expect(parseYaml(text, { version: '1.2' })).toEqual({ patreon: name });
    expect(parseFunding(text)).toMatchObject({ items: [{ ok: true, handle: name }] });
    expect(parseFunding(`patreon: ${name}`)).toMatchObject({ items: name === 'null' ? [] : [{ value: name }] });
  },
);

test('a value that can’t be read is an item with its reason', () => {
  expect(read('github: -octocat\nko_fi: ko-fi.com/home\nliberapay: 12345\ncustom: [{a: b}]')).toEqual([
    'github: form -octocat',
    'ko_fi: reserved ko-fi.com/home',
    'liberapay: form 12345',
    'custom: not-text {"a":"b"}',
  ]);
});

test.each([
  ['a file of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\ncustom: [*b, *b]', 'not-yaml'],
  ['a list', '- github', 'not-yaml'],
  ['a text', 'octocat', 'not-yaml'],
  ['a broken file', 'github: [octocat', 'not-yaml'],
  ['a file too long', `# ${'x'.repeat(17_000)}`, 'too-long'],
])('%s is refused', (_, text, code) => {
  expect(read(text)).toBe(code);
});

test('a link is written to GitHub’s key for its provider, or else as an address', () => {
  const link = (id: string, handle: string) => ({ provider: provider(id), handle });
  const iban = link('iban', 'NL91ABNA0417164300');
  const sixth = link('venmo', 'octocat');
  const links = [
    link('github-sponsors', 'octocat'),
    link('github-sponsors', 'surftocat'),
    link('patreon', 'octocat'),
    link('patreon', 'id/12'),
    link('cash-app', 'octocat'),
    link('bandcamp', 'octocat'),
    link('paypal', 'octocat'),
    sixth,
    iban,
  ];
  const { text, left } = toFunding(links);
  expect(left).toEqual([sixth, iban]);
  expect(read(text)).toEqual([
    'github: github-sponsors octocat',
    'github: github-sponsors surftocat',
    'patreon: patreon octocat',
    'custom: patreon id/12',
    'custom: cash-app octocat',
    'custom: bandcamp octocat',
    'custom: paypal octocat',
  ]);
  expect(toFunding([])).toEqual({ text: '', left: [] });
});

test('every link that is written is read back', () => {
  for (const one of catalogue.all) {
    for (const handle of Object.values(one.examples.accepted)) {
      const { text, left } = toFunding([{ provider: one, handle }]);
      if (left.length > 0) continue;
      const reading = parseFunding(text);
      expect(reading).toMatchObject({ ok: true, items: [{ ok: true, provider: { id: one.id }, handle }] });
    }
  }
});

test('GitHub’s template with every key filled and as much said in comments is read', () => {
  const keys = ['patreon', 'open_collective', 'ko_fi', 'tidelift', 'community_bridge', 'liberapay', 'issuehunt'];
  const more = ['lfx_crowdfunding', 'polar', 'buy_me_a_coffee', 'thanks_dev'];
  const single = [...keys, ...more].map((key) => `${key}: ada # Replace with one name, e.g., 'ada' (why? to be paid!)`);
  const custom = Array.from({ length: 4 }, (_, at) => `https://example.com/pay-me?to=ada&a-b=[${at}]`);
  const text = ['github: [a, b, c, d] # e.g., [user1, user2]', ...single, `custom: ${JSON.stringify(custom)}`].join(
    '\n\n',
  );
  expect(read(text)).toHaveLength(4 + single.length + 4);
});

/** What costs the parser most, so often that the text is as long as one may be. */
const hostile: Record<string, string> = {
  'a list of letters': `custom: [${'a,'.repeat(3000)}]`,
  'a map of letters': `custom: {${Array.from({ length: 1500 }, (_, at) => `a${at}`).join()}}`,
  'lists within lists': `custom: ${'['.repeat(6000)}`,
  'maps within maps': '{a: '.repeat(3000),
  'list items within list items': '- '.repeat(6000),
  'keys within keys': '? '.repeat(250),
  'keys in closed brackets': '? ]'.repeat(250),
  'long lists as keys': `? [${'a,'.repeat(3000)}]\n: x`,
  'many keys': Array.from({ length: 1000 }, (_, at) => `k${at}: a`).join('\n'),
  'a key twice, in a list': `github:\n${'- a\n'.repeat(3000)}`,
  commas: `a: [${','.repeat(9000)}]`,
  'closing brackets': `a: ${']'.repeat(9000)}`,
  tags: '!a '.repeat(4000),
  quotes: `a: ${'"a" '.repeat(4000)}`,
  'escapes that don’t exist': `a: "${'\\y'.repeat(4000)}"`,
  anchors: Array.from({ length: 1000 }, (_, at) => `k${at}: &a${at} b`).join('\n'),
  'empty lines': '\n'.repeat(16_000),
  documents: '---\n'.repeat(4000),
  links: `custom: [${'https://ko-fi.com/a-b-c-d-e,'.repeat(500)}]`,
};

test.each(Object.entries(hostile))(
  '%s: a text of them costs no more than 20 ms, and is refused with what is too much',
  async (_, text) => {
    const reading = parseFunding(text);
    expect(reading).toMatchObject({ ok: false, code: expect.stringMatching(/^too-(many|deep)$/) });
    expect(await costOf(() => parseFunding(text))).toBeLessThan(20);
  },
);

test('more names than GitHub takes are refused before any is looked up', () => {
  const names = (count: number) => `github: [${Array.from({ length: count }, (_, at) => `a${at}`).join()}]`;
  expect(read(names(MOST_ITEMS))).toHaveLength(MOST_ITEMS);
  expect(read(names(MOST_ITEMS + 1))).toBe('too-many');
});

test('no text costs more than 20 ms', async () => {
  const piece = fc.constantFrom(
    ...[
      '[',
      ']',
      '{',
      '}',
      ',',
      ': ',
      '? ',
      '- ',
      '\n',
      '\n  ',
      ' ',
      '"',
      "'",
      '#',
      ' # ',
      '&a ',
      '*a',
      '!a ',
      '|',
      '>',
    ],
    ...[
      '\\',
      '%',
      '@',
      '---\n',
      'a',
      'custom: ',
      'github:',
      '<<: ',
      '\t',
      '\r',
      '`',
      '?',
      'https://ko-fi.com/a',
      '\\y',
    ],
  );
  const text = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 260 }), fc.boolean())
    .map(([pieces, times, filled]) => pieces.join('').repeat(times) + (filled ? 'a '.repeat(LONGEST_FUNDING / 2) : ''))
    .map((made) => made.slice(0, LONGEST_FUNDING));
  await fc.assert(
    fc.asyncProperty(text, async (typed) => (await costOf(() => parseFunding(typed))) < 20),
    { numRuns: 300 },
  );
});

test('nothing that was typed is printed', () => {
  const printed: unknown[] = [];
  const { emitWarning } = process;
  process.emitWarning = (warning: unknown) => printed.push(warning);
  try {
    for (const text of ['? [secret words]\n: x', '{[secret]: x}', '%SECRET\n---\na: b', 'a: !secret b', '"\\secret"']) {
      parseFunding(text);
    }
  } finally {
    process.emitWarning = emitWarning;
  }
  expect(printed).toEqual([]);
});
