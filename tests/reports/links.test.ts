import { bech32 } from '@scure/base';
import { expect, test } from 'vitest';
import { payment, readHandle, readLinkAlone, sameHandle } from '../../src/providers/index.ts';
import { provider } from '../providers/support.ts';

const LNURL =
  'LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NYD3HXQURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS';

const lnurl = (url: string, prefix = 'lnurl') => bech32.encodeFromBytes(prefix, Buffer.from(url)).toUpperCase();

/**
 * What people reported to have pasted: the service, the text, the handle it is or `! ` and the key of its refusal, and
 * the source of that. A new report is one line more.
 */
const reports: readonly [id: string, typed: string, right: string, source: string][] = [
  ['bunq', 'https://bunq.me/open-request/t/3f2a1c5e-8b7d-4e6f-9a0b-1c2d3e4f5a6b', '! one-time', 'issue 11'],
  ['bunq', 'https://bunq.me/t/Ab12Cd34', '! one-time', 'issue 11'],
  ['revolut', 'https://revolut.me/r/Ab12Cd34', '! one-time', 'issue 11, kind'],
  ['monzo', 'https://monzo.com/pay/r/ada-lovelace_Ab12Cd34', '! one-time', 'issue 11, kind'],
  ['stripe-payment-link', 'https://invoice.stripe.com/i/acct_1/live_2', '! one-time', 'issue 11, kind'],
  ['mercado-pago', 'https://www.mercadopago.com.ar/checkout/v1/redirect?pref_id=1-2', '! one-time', 'issue 11, kind'],
  ['paypal', 'https://www.paypal.com/invoice/p/#ABCD1234', '! request', 'issue 11, kind'],
  ['strike', 'https://strike.me/privacy', '! reserved', 'issue 11, kind'],
  ['streamelements', 'https://streamelements.com/terms/tip', '! reserved', 'issue 11, kind'],
  ['substack', 'https://status.substack.com/', '! reserved', 'issue 11, kind'],
  ['patreon', 'https://www.patreon.com/pt-BR', '! reserved', 'issue 11, kind'],
  ['open-collective', 'https://opencollective.com/fr', '! reserved', 'issue 11, kind'],
  ['donationalerts', 'https://www.donationalerts.com/r/about', 'about', 'names stand below /r, where no page is'],
  ['patreon', 'https://www.patreon.com/c/u12345678', 'c/u12345678', 'issue 11'],
  ['patreon', 'https://www.patreon.com/cw/u12345678/membership', 'c/u12345678', 'issue 11'],
  ['patreon', 'https://www.patreon.com/u12345678', '! form', 'issue 11'],
  ['patreon', 'https://www.patreon.com/join/octocat/checkout?rid=5', 'octocat', 'issue 11'],
  ['ethereum', 'ethereum:pay-octocat.eth@1', 'octocat.eth', 'ERC-681'],
  ['ethereum', 'ethereum:octocat.eth', 'octocat.eth', 'ERC-681'],
  ['ethereum', 'ethereum:pay-octocat.eth@137', '! form', 'ERC-681: another chain'],
  [
    'ethereum',
    'ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    'ERC-681',
  ],
  ['paypal-donate', 'https://www.paypal.com/donate/?business=ABCDEFGH23456', '! paypal-merchant', 'issue 11'],
  ['paypal-donate', 'https://www.paypal.com/us/cgi-bin/webscr?business=a%40b.example', '! paypal-email', 'issue 11'],
  ['paypal', 'https://www.paypal.com/donate/?business=ABCDEFGH23456', '! paypal-merchant', 'issue 11'],
  ['ko-fi', 'https://www.paypal.com/donate/?business=ABCDEFGH23456', '! other-page', 'issue 11'],
  ['github-sponsors', 'https://github.com/x/y', '! page', 'issue 11'],
  ['gofundme', 'https://gofund.me/1a2b3c4d', '! short-link', 'issue 11'],
  ['gumroad', 'gumroad.com', '! page', 'issue 11'],
  ['gumroad', 'https://gumroad.com/l/coffee', '! page', 'issue 11, kind'],
  ['itch-io', 'https://itch.io/profile/ada', '! page', 'issue 11, kind'],
  ['razorpay', 'https://pages.razorpay.com/ada', '! page', 'issue 11, kind'],
  ['iban', 'IBAN: NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300', 'issue 11'],
  ['iban', 'iban:NL91ABNA0417164301', '! checksum', 'issue 11, kind'],
  ['buy-me-a-coffee', 'Buy Me a Coffee: octocat', 'octocat', 'issue 11, kind'],
  ['bitcoin', 'bitcoin: 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'issue 11, kind'],
  ['iban', 'BIC: ABNANL2A', '! form', 'issue 11, kind'],
  ['ethereum', 'ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed/transfer?uint256=1', '! form', 'ERC-681: a token'],
  ['pix', '11987654321', '! pix-phone', 'issue 11'],
  ['pix', '(11) 98765-4321', '! pix-phone', 'issue 11'],
  ['pix', '52998224724', '! checksum', 'no area code of Brazil is 52'],
  ['venmo', 'https://www.paypal.com/qrcodes/venmocs/1a2b3c', '! other-page', 'issue 11'],
  ['paypal', 'https://www.paypal.com/qrcodes/venmocs/1a2b3c', '! unreadable', 'issue 11'],
  ['pix', '11.222.333/0001-81', '11222333000181', 'issue 11'],
  ['pix', '11.222.333/0001-82', '! checksum', 'issue 11, kind'],
  ['upi', 'name@kotak811', 'name@kotak811', 'issue 11'],
  ['github-sponsors', 'octo--cat', 'octo--cat', 'issue 11'],
  ['github-sponsors', 'https://github.com/sponsors/octocat-', 'octocat-', 'issue 11'],
  ['thanks-dev', 'u/gh/octocat-', 'u/gh/octocat-', 'issue 11, kind'],
  ['indiegogo', 'https://www.indiegogo.com/projects/thing--2', 'thing--2', 'issue 11'],
  ['paypal-donate', 'https://www.paypal.com/donate/?hosted_button_id=1234567', '1234567', 'issue 11'],
  [
    'paypal-donate',
    'https://www.paypal.com/us/cgi-bin/webscr?cmd=_s-xclick&hosted_button_id=4X5F6DNT934HY',
    '4X5F6DNT934HY',
    'issue 11',
  ],
  ['paypal', 'https://www.paypal.com/us/paypalme/octocat', 'octocat', 'issue 11, kind'],
  ['wise', 'https://wise.com/gb/pay/me/tonyo10', 'tonyo10', 'issue 11, kind'],
  ['gofundme', 'https://www.gofundme.com/en-gb/f/help-with-vet-bills', 'help-with-vet-bills', 'issue 11, kind'],
  ['swish', '+46 (0)70-123 45 67', '46701234567', 'issue 11'],
  ['swish', '0046 70 123 45 67', '46701234567', 'ITU-T E.123: 00 stands for +'],
  ['swish', '+46 0701234567', '46701234567', 'issue 11, kind'],
  ['swish', '46 (0)70 123 45 67', '46701234567', 'issue 11, kind'],
  ['swish', '070.123.45.67', '0701234567', 'issue 11, kind'],
  ['swish', '070/123 45 67', '0701234567', 'issue 11, kind'],
  ['swish', 'tel:+46-70-123-45-67', '46701234567', 'RFC 3966'],
  ['swish', 'Swish 123 287 74 39', '1232877439', 'issue 11, kind'],
  ['swish', '+47 70 123 45 67', '! form', 'another country'],
  ['swish', '0045 70 123 45 67', '! form', 'another country'],
  ['pix', '0055 11 98765-4321', '+5511987654321', 'ITU-T E.123: 00 stands for +'],
  ['pix', '5511987654321', '+5511987654321', 'issue 11, kind'],
  ['pix', '+55 11 3456.7890', '+551134567890', 'issue 11, kind'],
  ['pix', '+5511987654321.', '+5511987654321', 'issue 11, kind'],
  ['pix', 'CPF: 529.982.247-25', '52998224725', 'issue 11, kind'],
  ['pix', 'CNPJ 11.222.333/0001-81', '11222333000181', 'issue 11, kind'],
  ['pix', 'Chave Pix: fulano@example.com', 'fulano@example.com', 'issue 11, kind'],
  ['pix', 'mailto:fulano@example.com', 'fulano@example.com', 'RFC 6068'],
  ['pix', 'fulano@example.com.', 'fulano@example.com', 'issue 11, kind'],
  ['pix', '+351 912 345 678', '! form', 'another country'],
  ['zelle', '001 415 555 2671', '+14155552671', 'ITU-T E.123: 00 stands for +'],
  ['zelle', 'tel:+1-415-555-2671', '+14155552671', 'RFC 3966'],
  ['zelle', 'mailto:octocat@example.com', 'octocat@example.com', 'RFC 6068'],
  ['zelle', '+44 7911 123456', '! form', 'another country'],
  ['upi', 'upi:name@okaxis', 'name@okaxis', 'issue 11, kind'],
  ['upi', 'UPI ID: name@okaxis', 'name@okaxis', 'issue 11, kind'],
  ['upi', 'name@okaxis.', 'name@okaxis', 'issue 11, kind'],
  ['upi', 'Note: name@okaxis', '! form', 'it has no port and no user before a host'],
  ['lightning-address', LNURL, LNURL, 'LUD-01, its example'],
  ['lightning-address', LNURL.toLowerCase(), LNURL, 'LUD-01: a code to scan is in capitals'],
  ['lightning-address', `lightning:${LNURL.toLowerCase()}`, LNURL, 'LUD-01'],
  ['lightning-address', `LIGHTNING:${LNURL}`, LNURL, 'RFC 3986: the case of a scheme doesn’t matter'],
  ['lightning-address', 'lnurlp://service.com/pay/octocat', lnurl('https://service.com/pay/octocat'), 'LUD-17'],
  [
    'lightning-address',
    lnurl('https://a.example/p?tag=payRequest'),
    lnurl('https://a.example/p?tag=payRequest'),
    'LUD-06',
  ],
  ['lightning-address', LNURL.replace('LNURL1D', 'lnurl1d'), '! form', 'BIP 173: mixed case is wrong'],
  ['lightning-address', `${LNURL.slice(0, -1)}Q`, '! checksum', 'LUD-01: bech32 has a checksum'],
  ['lightning-address', lnurl('http://service.com/pay'), '! checksum', 'LUD-01: https only'],
  ['lightning-address', lnurl('https://login.example/?tag=login&k1=00'), '! checksum', 'LUD-04: it signs in'],
  ['lightning-address', lnurl('https://a.example/?tag=withdrawRequest'), '! checksum', 'LUD-03: it takes money'],
  ['lightning-address', lnurl('https://bank.example@evil.example/'), '! checksum', 'a user before the host'],
  ['lightning-address', lnurl('https://127.0.0.1/pay'), '! checksum', 'a site has a name'],
  ['lightning-address', lnurl('https://localhost/pay'), '! checksum', 'a site has a name'],
  ['lightning-address', lnurl('https://a.example:8443/pay'), '! checksum', 'a port'],
  ['lightning-address', lnurl('https://ex\u00e4mple.com/'), '! checksum', 'not in ASCII'],
  ['lightning-address', lnurl('javascript:alert(1)//https://a.example'), '! checksum', 'LUD-01: https only'],
  ['lightning-address', lnurl('https://a.example/', 'lnbc'), '! one-time', 'an invoice is paid once'],
  ['lightning-address', 'lnurlw://service.com/withdraw', '! scheme', 'LUD-17: it takes money'],
  ['lightning-address', 'keyauth://service.com/login', '! scheme', 'LUD-17: it signs in'],
  ['lightning-address', 'lightning:lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqf', '! one-time', 'an invoice is paid once'],
  ['lightning-address', 'LNBC2500U1PVJLUEZPP5QQQSYQCYQ5RQWZQF', '! one-time', 'an invoice is paid once'],
  ['iban', 'IBAN NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300', 'issue 11, kind'],
  ['paypal', '@octocat.', 'octocat', 'issue 11, kind'],
  ['ko-fi', 'tel:123456', '! scheme', 'no name there is a phone number'],
  ['pix', '+55 (0)11 98765-4321', '+5511987654321', 'issue 11, kind'],
  ['open-collective', 'babel/contribute', 'babel', 'issue 11'],
  ['ko-fi', 'octocat/membership', 'octocat', 'issue 11, kind'],
  ['ko-fi', 'https://ko-fi.com/octocat.', 'octocat', 'issue 11'],
  ['ko-fi', '"https://ko-fi.com/octocat"', 'octocat', 'issue 11'],
  ['ko-fi', '(https://ko-fi.com/octocat).', 'octocat', 'issue 11, kind'],
  ['paypal-donate', 'https://www.paypal.com/donate?hosted_button_id=4X5F6DNT934HY.', '4X5F6DNT934HY', 'issue 11, kind'],
  ['iban', 'NL91 ABNA 0417 1643 00 / Ada Jr.', 'NL91ABNA0417164300/Ada Jr.', 'a name may end in a full stop'],
  ['ko-fi', '\u201chttps://ko-fi.com/octocat\u201d', 'octocat', 'issue 11'],
  [
    'twint',
    'https://go.twint.ch/1/e/tw?tw=acq.qsQj94THTC-E-5A_0KADyBPdoyOf5SDniVCBB8_vtZ50q2U2j3Iyf2r7VkjlJDpy.',
    'acq.qsQj94THTC-E-5A_0KADyBPdoyOf5SDniVCBB8_vtZ50q2U2j3Iyf2r7VkjlJDpy.',
    'a code may end in a full stop',
  ],
  ['liberapay', 'https://zh-hant.liberapay.com/ada/donate', 'ada', 'issue 11'],
  ['liberapay', 'https://sk.liberapay.com/~12345', '~12345', 'issue 11, kind'],
  ['ko-fi', 'https://ko-fi.com/octocat/membership', 'octocat', 'issue 11'],
  ['boosty', 'https://boosty.to/octocat/blog/media', 'octocat', 'issue 11'],
  ['streamelements', 'https://streamelements.com/octocat', 'octocat', 'issue 11'],
  ['twitch', 'https://www.twitch.tv/products/octocat', 'octocat', 'issue 11'],
  ['venmo', 'https://account.venmo.com/pay?recipients=octocat', 'octocat', 'issue 11'],
  ['venmo', 'https://venmo.com/?txn=pay&recipients=%2Coctocat', 'octocat', 'issue 11, kind'],
  ['afdian', 'https://ifdian.net/a/octocat', 'octocat', 'issue 11'],
  ['substack', 'https://open.substack.com/pub/octocat/p/hello', 'octocat', 'issue 11'],
  ['patreon', 'https://www.patreon.com/octocat?redirect_uri=https%3A%2F%2Fexample.com', 'octocat', 'issue 11'],
  ['open-collective', 'https://opencollective.com/babel/donate?redirect=https://example.com', 'babel', 'issue 11'],
];

test.each(reports)('%s: %s is %s (%s)', (id, typed, right) => {
  const read = readHandle(provider(id), typed);
  expect(read.ok ? read.handle : `! ${read.problem.code}`).toBe(right);
});

/** The same without the name of the service, as in `/tipjar add LINK` and in a FUNDING.yml. */
const alone: readonly [typed: string, right: string, source: string][] = [
  ['https://www.paypal.com/donate?hosted_button_id=4X5F6DNT934HY.', 'paypal-donate 4X5F6DNT934HY', 'issue 11, kind'],
  ['"https://www.patreon.com/user?u=12345."', 'patreon id/12345', 'issue 11, kind'],
  ['(https://venmo.com/?txn=pay&recipients=octocat).', 'venmo octocat', 'issue 11, kind'],
  ['https://pots.lydia.me/collect/pots?id=16729-yourpot!', 'lydia 16729-yourpot', 'issue 11, kind'],
  ['«https://ko-fi.com/octocat»', 'ko-fi octocat', 'issue 11, kind'],
  ['//ko-fi.com/octocat', 'ko-fi octocat', 'RFC 3986, 4.2'],
  ['bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'bitcoin 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'BIP 321'],
  ['bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz', '! bitcoin checksum', 'BIP 321'],
  ['monero:octocat', '! monero form', 'issue 11, kind'],
  ['https://gofund.me/1a2b3c4d', '! gofundme short-link', 'issue 11'],
  ['kck.st/1a2b3c4', '! kickstarter short-link', 'issue 11, kind'],
  ['https://ko-fi.com/octocat?next=//evil.example', '! ko-fi redirect', 'issue 11, kind'],
  ['https://ko-fi.com:8443/octocat', '! ko-fi port', 'issue 11, kind'],
  ['ko-fi.com:8443/octocat', '! ko-fi port', 'issue 11, kind'],
  ['https://octocat@ko-fi.com/octocat', '! ko-fi user-info', 'issue 11, kind'],
  ['https://ko-fi.com/%', '! ko-fi form', 'issue 11, kind'],
  ['https://ko-fi.com/octocat, https://patreon.com/octocat', '! ko-fi form', 'two links are none'],
  ['https://github.com/octocat/hello/blob/main/README.md', '! github-sponsors page', 'issue 11, kind'],
  ['https://www.paypal.com', '! paypal page', 'issue 11, kind'],
  ['https://ko-fi.com@evil.example/octocat', 'unknown', 'the site is evil.example'],
  ['https://ko-fi.com.evil.example/octocat', 'unknown', 'the site is evil.example'],
  ['https://bit.ly/octocat', 'unknown', 'anybody’s links are shortened there'],
  ['octocat@ghost.io', 'unknown', 'an e-mail address is no link'],
  ['mailto:octocat@ghost.io', 'unknown', 'an e-mail address is no link'],
  ['javascript:alert(1)', 'unknown', 'no service has this scheme'],
];

test.each(alone)('%s, pasted alone, is %s (%s)', (typed, right) => {
  const read = readLinkAlone(typed);
  const id = read?.provider.id;
  expect(read ? (read.ok ? `${id} ${read.handle}` : `! ${id} ${read.problem.code}`) : 'unknown').toBe(right);
});

test('what is copied and scanned of an LNURL is itself, in capitals', () => {
  const paid = payment(provider('lightning-address'), LNURL, { minor: 100_000, currency: 'BTC' });
  expect(paid).toEqual({ copy: LNURL, uri: `lightning:${LNURL}` });
});

test('a phone number with the code of its country and without it is the same account', () => {
  expect(sameHandle(provider('swish'), '0708761043', '46708761043')).toBe(true);
  expect(sameHandle(provider('swish'), '0708761043', '46708761044')).toBe(false);
});
