import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../src/text/csv.ts';

/** Reads a file as spreadsheets do: quotes hold a cell together only when they are at its start. */
function cellsOf(csv: string, separator: string): string[] {
  const cells: string[] = [];
  let rest = csv.replace('\ufeff', '');
  while (rest !== '') {
    const [quoted = ''] = /^"(?:[^"]|"")*"?/.exec(rest) ?? [];
    const ends = [separator, '\r', '\n'].map((end) => rest.indexOf(end, quoted.length)).filter((at) => at !== -1);
    const end = Math.min(rest.length, ...ends);
    cells.push(quoted.replace(/^"|"$/g, '').replaceAll('""', '"') + rest.slice(quoted.length, end));
    rest = rest.slice(end + 1);
  }
  return cells;
}

const isFormula = (cell: string) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell);

test.each([
  ['=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠SUM(1)', "'＠SUM(1)"],
  [' =1+1', "' =1+1"],
  ['x;=1+1', "x;'=1+1"],
  ['x; ＠SUM(1)', "x;' ＠SUM(1)"],
  ['x\t=1+1', "x\t'=1+1"],
  ['x|+1', "x|'+1"],
  ['ada-l@bank; 5 + 5 = 10', 'ada-l@bank; 5 + 5 = 10'],
])('the cell %j is written as %j', (cell, written) => {
  expect(toCsv([[cell]])).toBe(`\ufeff${written}\r\n`);
});

test.each(['x\r=1+1', 'x\n=1+1', 'x";"=1+1'])(
  'the cell %j is no formula, also where quotes are read otherwise',
  (cell) => {
    for (const separator of [',', ';', '\t', '|']) {
      expect(cellsOf(toCsv([['a', cell]]), separator).filter(isFormula)).toEqual([]);
    }
  },
);

test('a cell that begins with a tab or a line break has an apostrophe in front', () => {
  expect(toCsv([['\t=1', '\r=1']])).toMatch(/^\ufeff'\t'=1,"'\r'=1"\r\n$/);
});

test('no cell becomes a formula, whatever the spreadsheet takes for a separator', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠;,|"\' \t\r\na1'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), (rows) => {
      for (const separator of [',', ';', '\t', '|']) {
        expect(cellsOf(toCsv(rows), separator).filter(isFormula)).toEqual([]);
      }
    }),
    { numRuns: 2000 },
  );
});
