import { expect, test } from 'vitest';
import { crc16 } from '../../src/providers/br-code.ts';
import { catalogue, linkOf, payment, readHandle } from '../../src/providers/index.ts';
import { provider } from './support.ts';

const segwit = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const eth = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const sol = 'vines1vzrYbzLMRdu58ou5XTby4qAqVRLmqo36NKPTg';
const xmr = '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H';

test.each([
  ['bitcoin', segwit, undefined, `bitcoin:${segwit}`],
  ['bitcoin', segwit, { minor: 150_000, currency: 'BTC' }, `bitcoin:${segwit}?amount=0.00150000`],
  ['bitcoin', segwit, { minor: 500, currency: 'EUR' }, `bitcoin:${segwit}`],
  ['lightning-address', 'jack@strike.me', { minor: 500, currency: 'BTC' }, 'lightning:jack@strike.me'],
  ['ethereum', eth, undefined, `ethereum:${eth}@1`],
  ['ethereum', eth, { minor: 2_014_000_000, currency: 'ETH' }, `ethereum:${eth}@1?value=2014000000000000000`],
  ['ethereum', 'vitalik.eth', undefined, 'ethereum:pay-vitalik.eth@1'],
  ['solana', sol, { minor: 10_000_000, currency: 'SOL' }, `solana:${sol}?amount=0.010000000`],
  ['monero', xmr, { minor: 1_500_000_000_000, currency: 'XMR' }, `monero:${xmr}?tx_amount=1.500000000000`],
  ['upi', 'ada@okaxis', { minor: 5000, currency: 'INR' }, 'upi://pay?pa=ada@okaxis&pn=ada@okaxis&am=50.00&cu=INR'],
  ['upi', 'ada@okaxis', { minor: 5000, currency: 'EUR' }, 'upi://pay?pa=ada@okaxis&pn=ada@okaxis&cu=INR'],
])('%s %s with %j is %s', (id, handle, amount, uri) => {
  expect(payment(provider(id), handle, amount)).toEqual({ copy: handle, uri });
});

test('a payment URI is read back as the handle it was made of', () => {
  for (const one of catalogue.all) {
    for (const handle of Object.values(one.examples.accepted)) {
      const uri = payment(one, handle)?.uri;
      if (uri && /^[a-z]+:/.test(uri)) expect(readHandle(one, uri)).toEqual({ ok: true, handle });
    }
  }
});

test('a provider has a link or a text to copy, never both', () => {
  for (const one of catalogue.all)
    for (const handle of Object.values(one.examples.accepted))
      expect([one.id, linkOf(one, handle) === undefined]).toEqual([one.id, payment(one, handle) !== undefined]);
});

test('CRC-16 has the check value of its definition', () => {
  expect(crc16('123456789')).toBe('29B1');
});

test('a Pix key becomes a BR Code whose fields and checksum are right', () => {
  const key = '123e4567-e89b-42d3-a456-426655440000';
  const code = payment(provider('pix'), key, { minor: 1050, currency: 'BRL' })?.uri ?? '';
  const fields = new Map<string, string>();
  for (let at = 0; at < code.length; ) {
    const length = Number(code.slice(at + 2, at + 4));
    fields.set(code.slice(at, at + 2), code.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  expect(fields.get('26')).toBe(`0014br.gov.bcb.pix0136${key}`);
  expect([fields.get('53'), fields.get('54'), fields.get('58')]).toEqual(['986', '10.50', 'BR']);
  expect(fields.get('63')).toBe(crc16(code.slice(0, -4)));
  expect(payment(provider('pix'), key)?.uri).not.toContain('5405');
  expect(payment(provider('pix'), key, { minor: 1050, currency: 'EUR' })?.uri).toBe(payment(provider('pix'), key)?.uri);
});

test('an IBAN with its holder becomes an EPC code for euros in SEPA', () => {
  const lines = (handle: string, minor?: number, currency = 'EUR') =>
    payment(provider('iban'), handle, minor === undefined ? undefined : { minor, currency });
  const ada = 'NL91ABNA0417164300/Ada Lovelace';
  const body = 'BCD\n002\n1\nSCT\n\nAda Lovelace\nNL91ABNA0417164300';
  expect(lines(ada, 500)).toEqual({ copy: 'NL91ABNA0417164300', uri: `${body}\nEUR5.00` });
  expect(lines(ada)?.uri).toBe(body);
  expect(lines(ada, 500, 'USD')?.uri).toBe(body);
  expect(lines('NL91ABNA0417164300', 500)).toEqual({ copy: 'NL91ABNA0417164300' });
  expect(lines('TR330006100519786457841326/Ada Lovelace', 500)).toEqual({ copy: 'TR330006100519786457841326' });
});
