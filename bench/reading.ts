import type { Bench } from 'tinybench';
import { catalogue, linkOf, readHandle } from '../src/providers/index.ts';

/** Measures reading a handle, next to a bare expression and template that check nothing else. */
export function addReading(bench: Bench): void {
  const paypal = catalogue.named('paypal');
  if (!paypal) throw new Error('the catalogue has no PayPal');
  const bare = /^[A-Za-z0-9]{1,20}$/;
  let last: unknown;
  bench
    .add('bare: one expression and one template', () => {
      const handle = 'octocat';
      last = bare.test(handle) ? `https://paypal.me/${handle}` : last;
    })
    .add('reading a handle', () => {
      last = readHandle(paypal, 'octocat');
    })
    .add('reading a pasted link', () => {
      last = readHandle(paypal, 'https://www.paypal.com/paypalme/octocat?country.x=PE&locale.x=es_XC');
    })
    .add('reading another provider’s link', () => {
      last = readHandle(paypal, 'https://ko-fi.com/octocat');
    })
    .add('building the link of a handle', () => {
      last = linkOf(paypal, 'octocat');
    });
}
