import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base58, base58xmr } from '@scure/base';
import { Network, validate } from 'bitcoin-address-validation';
import { isValidIBAN } from 'ibantools';
import { isCnpj, isCpf } from './brazil.ts';

/** Says whether the check digits of a text of the right form are right. */
export type Check = (text: string) => boolean;

/** EIP-55: the case of the letters is a checksum, unless they are all of one case. */
function isEthereumAddress(text: string): boolean {
  const digits = text.slice(2);
  const lower = digits.toLowerCase();
  if (digits === lower || digits === digits.toUpperCase()) return true;
  const hash = bytesToHex(keccak_256(new TextEncoder().encode(lower)));
  return Array.from(digits).every((digit, index) => {
    const up = Number.parseInt(hash[index] ?? '0', 16) >= 8;
    return digit === (up ? digit.toUpperCase() : digit.toLowerCase());
  });
}

/** Main net only: standard address, integrated address, sub-address. */
const moneroPrefixes = [18, 19, 42];

function isMoneroAddress(text: string): boolean {
  const bytes = decoded(base58xmr, text);
  if (!bytes || !moneroPrefixes.includes(bytes[0] ?? -1)) return false;
  // An integrated address carries an 8-byte payment id before its checksum.
  if (bytes.length !== (bytes[0] === 19 ? 77 : 69)) return false;
  const checksum = keccak_256(bytes.subarray(0, -4)).subarray(0, 4);
  return checksum.every((byte, index) => byte === bytes.at(index - 4));
}

/** Base58 has no way to ask whether a text is in it; a text that is not throws. */
function decoded(coder: { decode(text: string): Uint8Array }, text: string): Uint8Array | undefined {
  try {
    return coder.decode(text);
  } catch {
    // What the coder throws says only that the text is not base58, which is the answer.
    return undefined;
  }
}

export const checks = {
  bitcoin: (text: string) => validate(text, Network.mainnet),
  ethereum: isEthereumAddress,
  solana: (text: string) => decoded(base58, text)?.length === 32,
  monero: isMoneroAddress,
  iban: (text: string) => isValidIBAN(text),
  cpf: isCpf,
  cnpj: isCnpj,
} satisfies Record<string, Check>;
