/** A spreadsheet takes a cell that begins so for a formula. https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** Rows as RFC 4180 has them. What a spreadsheet would run is text behind an apostrophe. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');

function toCell(text: string): string {
  const calm = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(calm) ? `"${calm.replaceAll('"', '""')}"` : calm;
}
