import type { Figure, Spread } from './statistics.ts';

/** Writes a number with three digits that count. */
export const written = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const withUnit = (value: string, unit: string) => (unit === '' ? value : `${value} ${unit}`);

export const spread = ({ median, lowest, highest }: Spread): string =>
  `${written(median)} [${written(lowest)} to ${written(highest)}]`;

/** Writes figures as a table of Markdown. */
export function tableOf(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, bot, bare, ratio }) => [
    name,
    withUnit(written(bot.median), unit),
    withUnit(written(bare.median), unit),
    spread(ratio),
  ]);
  return markdown([[title, 'bot', 'bare SDK', 'bot / bare, median [lowest to highest]'], ...rows]);
}

/** Writes rows as a table of Markdown, the first of them as its head. Columns are as wide as their longest cell. */
export function markdown(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others.map(line)].join('\n');
}
