import { stringify } from 'csv-stringify/sync';

/** Without this mark, a spreadsheet may read the file as Windows-1252 and show wrong letters. */
const BYTE_ORDER_MARK = '\ufeff';

/** Cells with a lone `\r` or `\n` are quoted too, because spreadsheets end a row at either of them. */
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

/**
 * What some spreadsheet ends a cell at. Excel takes the separator of the computer's region, which is a semicolon where
 * a comma is the decimal sign; others ask while they import. Our quotes don't hold a cell together there, because they
 * are no longer at its start, and then a line break ends it too.
 */
const ENDS_A_CELL = /([,;|\t\r\n\u060c\u061b])/;
/** A formula, also where spaces or quotes before it are dropped. Numbers on a Mac reads the full-width signs as well. */
const FORMULA = /^[\s"]*[=+\-@＝＋－＠]/;

const unread = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const asText = (cell: string): string =>
  ENDS_A_CELL.test(cell) ? cell.split(ENDS_A_CELL).map(unread).join('') : unread(cell);

/** Writes the rows that follow those of `toCsv` in the same file. */
export const moreCsv = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(asText)),
    OPTIONS,
  );

/**
 * Writes rows as RFC 4180 describes them, for a spreadsheet. Whatever a spreadsheet would take for a formula gets an
 * apostrophe in front, which makes it text (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const toCsv = (rows: readonly (readonly string[])[]): string => BYTE_ORDER_MARK + moreCsv(rows);
