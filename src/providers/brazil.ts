/** The weighted sum modulo 11 that both Brazilian tax numbers use: a rest of 10 counts as 0. */
function digit(values: readonly number[], weights: readonly number[]): number {
  const sum = values.reduce((total, value, index) => total + value * (weights[index] ?? 0), 0);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

function endsRight(values: readonly number[], weights: readonly number[]): boolean {
  const body = values.slice(0, -2);
  const first = digit(body, weights.slice(1));
  const second = digit([...body, first], weights);
  return values.at(-2) === first && values.at(-1) === second;
}

function valuesOf(text: string): number[] {
  // Letters count as their ASCII code less 48 (Receita Federal, alphanumeric CNPJ of July 2026).
  return Array.from(text, (character) => character.charCodeAt(0) - 48);
}

function isRepeated(text: string): boolean {
  return new Set(text).size === 1;
}

/** 11 digits, the last two of them check digits. */
export function isCpf(text: string): boolean {
  return !isRepeated(text) && endsRight(valuesOf(text), [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** 12 letters or digits and two check digits. */
export function isCnpj(text: string): boolean {
  return !isRepeated(text) && endsRight(valuesOf(text), [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
}
