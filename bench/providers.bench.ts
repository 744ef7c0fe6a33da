import { Bench } from 'tinybench';
import { catalogue, linkOf, type Provider, readHandle } from '../src/providers/index.ts';

function known(id: string): Provider {
  const provider = catalogue.get(id);
  if (!provider) throw new Error(`no provider ${id}`);
  return provider;
}

/** What reading a handle and building its link costs, beside a bare expression and a template that guard nothing. */
export function providersBench(): Bench {
  const bench = new Bench({ name: 'providers', time: 300 });
  const paypal = known('paypal');
  const bare = /^[A-Za-z0-9]{1,20}$/;
  let last: unknown;
  return bench
    .add('bare expression and template', () => {
      const handle = 'octocat';
      last = bare.test(handle) ? `https://paypal.me/${handle}` : last;
    })
    .add('a handle', () => {
      last = readHandle(paypal, 'octocat');
    })
    .add('a pasted link', () => {
      last = readHandle(paypal, 'https://www.paypal.com/paypalme/octocat?country.x=PE&locale.x=es_XC');
    })
    .add("another provider's link", () => {
      last = readHandle(paypal, 'https://ko-fi.com/octocat');
    })
    .add('the link of a handle', () => {
      last = linkOf(paypal, 'octocat');
    })
    .add('a search', () => {
      last = catalogue.search('pay');
    });
}
