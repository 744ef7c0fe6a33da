import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { catalogue, readHandle } from '../../src/providers/index.ts';
import { parse } from '../../src/slack/parse.ts';

const kofi = catalogue.get('ko-fi');

/** What is read of a link that was typed behind `/tipjar add ko-fi`, as Slack sends it. */
function added(sent: string) {
  const { handle } = parse('/tipjar', `add ko-fi ${sent}`, commands).options;
  return kofi && typeof handle === 'string' && readHandle(kofi, handle);
}

describe('a pasted link on Slack', () => {
  it.each([
    '<https://ko-fi.com/ada>',
    '<http://ko-fi.com/ada|ko-fi.com/ada>',
    '<https://ko-fi.com/ada|my page>',
    '<https://ko-fi.com/ada/|ko-fi.com/ada>',
    '<https://ko-fi.com/ada|https://evil.example>',
    '<https://ko-fi.com/ada?a=1&amp;b=2&amp;c=3>',
    '<https://ko-fi.com/ada?x=&lt;b&gt;>',
    '<https://ko-fi.com/ada?x=&amp;lt;>',
  ])('is read for its handle: %s', (sent) => {
    expect(added(sent)).toEqual({ ok: true, handle: 'ada' });
  });

  it.each([
    '<https://evil.example/ada|ko-fi.com/ada>',
    '<https://evil.example/ada|https://ko-fi.com/ada>',
    '<https://ko-fi.com/ada>https://evil.example',
    '<https://ko-fi.com/ada?next=https://evil.example&amp;x=1>',
  ])('is refused where it leads elsewhere: %s', (sent) => {
    expect(added(sent)).toMatchObject({ ok: false });
  });
});
