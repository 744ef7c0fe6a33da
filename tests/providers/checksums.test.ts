import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import { expect, test } from 'vitest';
import { checksums } from '../../src/providers/checksums.ts';

test('a Bitcoin address with a changed letter or of another network is wrong', () => {
  for (const address of [
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
  ])
    expect(checksums.bitcoin(address)).toBe(true);
  expect(checksums.bitcoin('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5')).toBe(false);
  expect(checksums.bitcoin('tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx')).toBe(false);
  expect(checksums.bitcoin('mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn')).toBe(false);
});

test('an Ethereum address in mixed case has the case of EIP-55', () => {
  const vectors = [
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0xde709f2102306220921060314715629080e2fb77',
  ];
  for (const address of vectors) {
    expect(checksums.ethereum(address)).toBe(true);
    expect(checksums.ethereum(address.toLowerCase())).toBe(true);
  }
  expect(checksums.ethereum('0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBe(false);
});

test('a Solana address is 32 bytes of base58', () => {
  expect(checksums.solana('vines1vzrYbzLMRdu58ou5XTby4qAqVRLmqo36NKPTg')).toBe(true);
  expect(checksums.solana('vines1vzrYbzLMRdu58ou5XTby4qAqVRLmqo36NKPT')).toBe(false);
  expect(checksums.solana('0OIl')).toBe(false);
});

function moneroAddress(prefix: number, length: number): string {
  const body = new Uint8Array(length - 4).fill(7);
  body[0] = prefix;
  return base58xmr.encode(new Uint8Array([...body, ...keccak_256(body).subarray(0, 4)]));
}

test('a Monero address is whole, unchanged and of the main net', () => {
  const address = '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A';
  expect(checksums.monero(address)).toBe(true);
  expect(checksums.monero(`${address.slice(0, -1)}B`)).toBe(false);
  expect([18, 42].map((prefix) => checksums.monero(moneroAddress(prefix, 69)))).toEqual([true, true]);
  expect(checksums.monero(moneroAddress(19, 77))).toBe(true);
  expect(checksums.monero(moneroAddress(18, 77))).toBe(false);
  expect([24, 53, 63].map((prefix) => checksums.monero(moneroAddress(prefix, 69)))).toEqual([false, false, false]);
});

test('the check digits of Brazilian tax numbers are computed', () => {
  expect(checksums.cpf('52998224725')).toBe(true);
  expect(checksums.cpf('52998224752')).toBe(false);
  expect(checksums.cpf('11111111111')).toBe(false);
  expect(checksums.cnpj('11222333000181')).toBe(true);
  expect(checksums.cnpj('11222333000118')).toBe(false);
  expect(checksums.cnpj('12ABC34501DE35')).toBe(true);
});
