import { expect, test } from 'vitest';
import { safeAddress } from '../../../sandbox/page/shared/text/safe-address.js';

const page = 'http://localhost:3000/#ada';

test('a file on this server is opened by its path', () => {
  expect(safeAddress('http://127.0.0.1:3000/slack/files/F1?x=1', page)).toBe('/slack/files/F1?x=1');
});

test('the address of another server on this machine stays as it is', () => {
  expect(safeAddress('http://127.0.0.1:4000/a', page)).toBe('http://127.0.0.1:4000/a');
});

test('only http and https addresses are opened', () => {
  expect(safeAddress('https://paypal.me/ada', page)).toBe('https://paypal.me/ada');
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://', 7, undefined]) {
    expect(safeAddress(address, page)).toBeUndefined();
  }
});
