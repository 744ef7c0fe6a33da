import { expect, test } from 'vitest';
import { readHandle } from '../../src/providers/index.ts';
import { provider } from './support.ts';

test.each([
  ['ko-fi', '//ko-fi.com/octocat'],
  ['ko-fi', 'www.ko-fi.com/octocat?ref=app:ios'],
  ['ko-fi', 'ko-fi.com/octocat?ref=a//b'],
])('%s reads a link without a scheme: %s', (id, typed) => {
  expect(readHandle(provider(id), typed)).toEqual({ ok: true, handle: 'octocat' });
});

test.each([
  ['ko-fi', '@octocat:5', 'form'],
  ['ko-fi', 'ftps://ko-fi.com/octocat', 'scheme'],
  ['ko-fi', 'httpsx://ko-fi.com/octocat', 'scheme'],
  ['ko-fi', 'ko-fi.com//octocat', 'page'],
  ['ko-fi', 'ko-fi.com/octocat?next=//evil.example', 'redirect'],
  ['ko-fi', 'example.org/octocat', 'other-site'],
  ['ko-fi', 'example.org:80', 'port'],
  ['paypal', '@ada@example.com', 'form'],
  ['paypal', 'ada@example.com@', 'form'],
  ['paypal', 'ada@example.com/x', 'user-info'],
  ['paypal', 'https://ko-fi.com/explore', 'other-provider'],
  ['paypal', 'https://ko-fi.com/a/b/c', 'other-provider'],
])('%s refuses %s: %s', (id, typed, code) => {
  expect(readHandle(provider(id), typed)).toMatchObject({ ok: false, problem: { code } });
});

test('the host of another provider is not read as a handle, even where handles may have dots', () => {
  const liberapay = provider('liberapay');
  expect(readHandle(liberapay, 'kwww.o-fi.com')).toEqual({ ok: true, handle: 'kwww.o-fi.com' });
  const problem = { code: 'other-provider', provider: provider('ko-fi') };
  expect(readHandle(liberapay, 'www.ko-fi.com')).toMatchObject({ ok: false, problem });
  expect(readHandle(liberapay, 'Ko-Fi.com')).toMatchObject({ ok: false, problem });
});
