import { stringify } from 'csv-stringify/sync';

/** Without it, a spreadsheet may read the file as Windows-1252 and show wrong letters. */
const BYTE_ORDER_MARK = '\ufeff';

/** A line break alone is quoted too: spreadsheets end a row at either of its two characters. */
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

/**
 * Rows as RFC 4180 has them, for a spreadsheet. A cell that a spreadsheet would take for a formula is text behind an
 * apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const toCsv = (rows: readonly (readonly string[])[]): string => BYTE_ORDER_MARK + stringify([...rows], OPTIONS);
