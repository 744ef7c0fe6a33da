import { expect, test } from 'vitest';
import { catalogue, parseFunding, toFunding } from '../../src/providers/index.ts';
import { provider } from './support.ts';

const read = (text: string) => {
  const reading = parseFunding(text);
  if (!reading.ok) return reading.code;
  return reading.items.map((item) => {
    if (item.ok) return `${item.key}: ${item.provider.id} ${item.handle}`;
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
    'community_bridge: unknown-key cloud-foundry',
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
  ['a key twice', 'github: a\ngithub: b', 'not-yaml'],
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
