import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base58, base58xmr } from '@scure/base';
import { Network, validate } from 'bitcoin-address-validation';
import { isValidIBAN } from 'ibantools';
import { isPaymentUrl, urlInLnurl } from './lnurl.ts';

/** Says whether the checksum of a text is right. It is only asked about texts that match the pattern of their part. */
export type Checksum = (text: string) => boolean;

/** The checksums that an entry of the catalogue may name. */
export const checksumNames = ['bitcoin', 'ethereum', 'solana', 'monero', 'lnurl', 'iban', 'cpf', 'cnpj'] as const;

export const checksums: Readonly<Record<(typeof checksumNames)[number], Checksum>> = {
  bitcoin: (text) => validate(text, Network.mainnet),
  ethereum: isEthereumAddress,
  solana: (text) => decode(base58, text)?.length === 32,
  monero: isMoneroAddress,
  lnurl: (text) => isPaymentUrl(urlInLnurl(text)),
  iban: (text) => isValidIBAN(text),
  cpf: isCpf,
  cnpj: isCnpj,
};

/** In EIP-55 the case of the letters is the checksum. An address whose letters all have one case has no checksum. */
function isEthereumAddress(text: string): boolean {
  const digits = text.slice(2);
  const lower = digits.toLowerCase();
  if (digits === lower || digits === digits.toUpperCase()) return true;
  const hash = bytesToHex(keccak_256(new TextEncoder().encode(lower)));
  return Array.from(digits).every((digit, index) => {
    const isCapital = Number.parseInt(hash[index] ?? '0', 16) >= 8;
    return digit === (isCapital ? digit.toUpperCase() : digit.toLowerCase());
  });
}

/** A main net address begins with the byte 18 if it is a standard one, 19 if integrated, and 42 if a subaddress. */
const moneroPrefixes = [18, 19, 42];

function isMoneroAddress(text: string): boolean {
  const bytes = decode(base58xmr, text);
  if (!bytes || !moneroPrefixes.includes(bytes[0] ?? -1)) return false;
  // An integrated address carries an 8-byte payment id before its checksum.
  if (bytes.length !== (bytes[0] === 19 ? 77 : 69)) return false;
  const checksum = keccak_256(bytes.subarray(0, -4)).subarray(0, 4);
  return checksum.every((byte, index) => byte === bytes.at(index - 4));
}

function decode(coder: { decode(text: string): Uint8Array }, text: string): Uint8Array | undefined {
  try {
    return coder.decode(text);
  } catch {
    // The coders have no other way to say that a text isn't base58.
    return undefined;
  }
}

/** Computes a check digit modulo 11, as CPF and CNPJ both have it. A remainder of 0 or 1 gives the digit 0. */
function checkDigit(values: readonly number[], weights: readonly number[]): number {
  const sum = values.reduce((total, value, index) => total + value * (weights[index] ?? 0), 0);
  const remainder = sum % 11;
  return remainder < 2 ? 0 : 11 - remainder;
}

/** The first check digit is computed over the body, the second one over the body and the first. */
function hasCheckDigits(text: string, weights: readonly number[]): boolean {
  // A letter counts as its ASCII code minus 48, a digit as itself (Receita Federal, alphanumeric CNPJ from July 2026).
  const values = Array.from(text, (character) => character.charCodeAt(0) - 48);
  const body = values.slice(0, -2);
  const first = checkDigit(body, weights.slice(1));
  const second = checkDigit([...body, first], weights);
  return values.at(-2) === first && values.at(-1) === second;
}

/** A number such as 111.111.111-11 has correct check digits, but is never given out. */
function isRepeated(text: string): boolean {
  return new Set(text).size === 1;
}

/** Says whether the check digits of a CPF (11 digits) are right. */
function isCpf(text: string): boolean {
  return !isRepeated(text) && hasCheckDigits(text, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** Says whether the check digits of a CNPJ (12 digits or capital letters and 2 digits) are right. */
function isCnpj(text: string): boolean {
  return !isRepeated(text) && hasCheckDigits(text, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
}
