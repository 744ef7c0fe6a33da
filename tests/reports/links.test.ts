import { expect, test } from 'vitest';
import { readHandle } from '../../src/providers/index.ts';
import { provider } from '../providers/support.ts';

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
];

test.each(reports)('%s: %s is %s (%s)', (id, typed, right) => {
  const read = readHandle(provider(id), typed);
  expect(read.ok ? read.handle : `! ${read.problem.code}`).toBe(right);
});
