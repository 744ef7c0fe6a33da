/**
 * Writes the number of a country with its code as a service wants it: `46` or `+46`. People type +46, 0046 or 46 alone,
 * and after it often the zero for callers at home, as in +46 (0)70. A number without the code stays as it is.
 * @param digits What was typed, without spaces and punctuation.
 */
export function withDialling(digits: string, dialling: string): string {
  const code = dialling.replace('+', '');
  const fromAbroad = digits.replace(/^(?:\+|00)/, '');
  return fromAbroad.startsWith(code) ? dialling + fromAbroad.slice(code.length).replace(/^0/, '') : digits;
}
