import { expect, test } from 'vitest';
import {
  matchAddress,
  matchPath,
  matchSlot,
  parsePath,
  parsePatterns,
  parseSlot,
  patternOfLink,
} from '../../src/providers/pattern.ts';
import { fill, partsOf } from '../../src/providers/template.ts';

const none = { before: '', part: undefined, after: '' };
const host = (text: string) => ({ ...none, before: text });
const part = (name: string) => ({ ...none, part: name });

test('each part of a template is named once', () => {
  expect(partsOf('https://{shop}.example/l/{product}?ref={shop}')).toEqual(['shop', 'product']);
  expect(partsOf('https://example.org/{}/{A}/name}')).toEqual([]);
});

test('a template is filled with every value, and a missing value is a fault', () => {
  expect(fill('{a}/b/{c}/{a}', { a: '1', c: '$&' })).toBe('1/b/$&/1');
  expect(() => fill('x/{a}', {})).toThrow('no value for {a} in x/{a}');
});

test('a slot is a part with the text before and after it', () => {
  expect(parseSlot('on-{name}.live')).toEqual({ before: 'on-', part: 'name', after: '.live' });
  expect(parseSlot('shop')).toEqual(host('shop'));
});

test('a path has stars, fixed words and parts', () => {
  expect(parsePath('u|user/{name}/*/**')).toEqual([{ oneOf: ['u', 'user'] }, part('name'), '*', '**']);
});

test('a pattern stands for each of its hosts, with and without its end', () => {
  const both = parsePatterns('a.example|www.b.example/{name}[/shop]');
  expect(both).toEqual(
    ['a.example', 'b.example'].flatMap((name) =>
      [[part('name')], [part('name'), { oneOf: ['shop'] }]].map((path) => ({
        scheme: 'https',
        host: host(name),
        path,
        query: [],
      })),
    ),
  );
  expect(parsePatterns('www.wwwww.example/')).toEqual([
    { scheme: 'https', host: host('wwwww.example'), path: [], query: [] },
  ]);
  expect(parsePatterns('awww.example')[0]?.host).toEqual(host('awww.example'));
});

test('a pattern may have query values and may be a payment URI, and its fragment is dropped', () => {
  expect(parsePatterns('a.example?to={name}&x=1#top')).toEqual([
    {
      scheme: 'https',
      host: host('a.example'),
      path: [],
      query: [
        ['to', part('name')],
        ['x', host('1')],
      ],
    },
  ]);
  expect(parsePatterns('upi:pay?pa={key}')).toEqual([
    { scheme: 'upi', host: none, path: [{ oneOf: ['pay'] }], query: [['pa', part('key')]] },
  ]);
  expect(parsePatterns('a.example/to:{name}')).toMatchObject([{ scheme: 'https', host: host('a.example') }]);
  expect(parsePatterns('a.example//{name}')[0]?.path).toEqual([{ oneOf: [''] }, part('name')]);
});

test('the pattern of a link takes any amount, needs no fixed query values and reads each part once', () => {
  const link =
    'https://a.example/{amount}/pay/x-{amount}/{name}?cur={currency}&sum={amount}&kind=tip&of={name}&by={key}';
  expect(patternOfLink(link)).toEqual({
    scheme: 'https',
    host: host('a.example'),
    path: ['*', { oneOf: ['pay'] }, '*', part('name')],
    query: [
      ['of', part('name')],
      ['by', part('key')],
    ],
  });
  expect(patternOfLink('https://a.example/?by={key}&or={key}').query).toEqual([['by', part('key')]]);
  expect(patternOfLink('https://a.example/*/{amount}').path).toEqual(['*', '*']);
});

test.each([
  ['on-{name}.live', 'on-ada.live', { name: 'ada' }],
  ['on-{name}.live', 'on-.live', undefined],
  ['on-{name}.live', 'ada.live', undefined],
  ['on-{name}.live', 'on-ada', undefined],
  ['aba{name}ab', 'abab', undefined],
  ['ab{name}ba', 'aba', undefined],
  ['{name}', '', undefined],
  ['{name}', 'a', { name: 'a' }],
  ['shop', 'shop', {}],
  ['shop', 'shops', undefined],
])('the slot %s matches %j with the values %j', (slot, text, values) => {
  expect(matchSlot(parseSlot(slot), text)).toEqual(values);
});

test.each([
  ['u|user/{name}', ['user', 'ada'], { name: 'ada' }],
  ['u|user/{name}', ['users', 'ada'], undefined],
  ['u|user/{name}', ['u'], undefined],
  ['{name}', ['ada', 'shop'], undefined],
  ['{name}/**', ['ada'], { name: 'ada' }],
  ['{name}/**', ['ada', 'a', 'b'], { name: 'ada' }],
  ['*/**', [], undefined],
  ['on|off/{name}/x/**', ['on', 'ada', 'x', 'y'], { name: 'ada' }],
  ['on|off/{name}/x/**', ['on', 'ada', 'y', 'y'], undefined],
  ['*/{name}', ['x', 'ada'], { name: 'ada' }],
])('the path %s matches %j with the values %j', (pattern, path, values) => {
  expect(matchPath(parsePath(pattern), path)).toEqual(values);
});

test('an address matches by its scheme, host, path and query, each wanted query value being there once', () => {
  const address = { scheme: 'https', host: 'ada.example', path: ['tip'], query: new URLSearchParams('to=x&more=1') };
  const given = (text: string, over: Partial<typeof address> = {}) =>
    parsePatterns(text).map((pattern) => matchAddress(pattern, { ...address, ...over }));
  expect(given('{name}.example/tip?to={key}')).toEqual([{ name: 'ada', key: 'x' }]);
  expect(given('{name}.example/tip')).toEqual([{ name: 'ada' }]);
  expect(given('{name}.example/tip?for={key}')).toEqual([undefined]);
  expect(given('{name}.example/tip?to=y')).toEqual([undefined]);
  expect(given('{name}.example')).toEqual([undefined]);
  expect(given('{name}.org/tip')).toEqual([undefined]);
  expect(given('ada.example/tip?to={key}', { query: new URLSearchParams('to=x&to=y') })).toEqual([undefined]);
  expect(given('bitcoin:{key}', { scheme: 'bitcoin', host: '' })).toEqual([{ key: 'tip' }]);
  expect(given('bitcoin:{key}', { scheme: 'litecoin', host: '' })).toEqual([undefined]);
});
