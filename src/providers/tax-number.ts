/** A check digit modulo 11, as CPF and CNPJ both have it: a remainder of 0 or 1 gives the digit 0. */
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

/** The check digits of 111.111.111-11 and its like are right, but no such number is ever given out. */
function isRepeated(text: string): boolean {
  return new Set(text).size === 1;
}

/** Whether the check digits of a CPF (11 digits) are right. */
export function isCpf(text: string): boolean {
  return !isRepeated(text) && hasCheckDigits(text, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** Whether the check digits of a CNPJ (12 digits or capital letters and 2 digits) are right. */
export function isCnpj(text: string): boolean {
  return !isRepeated(text) && hasCheckDigits(text, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
}
