import { stringify } from 'csv-stringify/sync';

/** Without this mark, a spreadsheet may read the file as Windows-1252 and show wrong letters. */
const BYTE_ORDER_MARK = '\ufeff';

/** Cells with a lone `\r` or `\n` are quoted too, because spreadsheets end a row at either of them. */
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

/** Writes the rows that follow those of `toCsv` in the same file. */
export const moreCsv = (rows: readonly (readonly string[])[]): string => stringify([...rows], OPTIONS);

/**
 * Writes rows as RFC 4180 describes them, for a spreadsheet. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front, which makes it text (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const toCsv = (rows: readonly (readonly string[])[]): string => BYTE_ORDER_MARK + moreCsv(rows);
