import type { Growth } from './growth/measure.ts';
import { sizes } from './growth/sizes.ts';
import type { Figure, Spread } from './statistics.ts';

/** Writes a number with three digits that count. */
export const written = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const withUnit = (value: string, unit: string) => (unit === '' ? value : `${value} ${unit}`);

const spread = ({ median, lowest, highest }: Spread): string =>
  `${written(median)} [${written(lowest)} to ${written(highest)}]`;

/** What a start in many servers is compared with. */
export const BARE_GATEWAY = 'bare gateway client';

/** What the store is compared with. */
export const BARE_ENGINE = 'bare engine';

/** Writes figures as a table of Markdown. @param bare What the bot is compared with. */
export function figureTable(figures: readonly Figure[], bare = 'bare SDK'): string {
  const rows = figures.map((figure) => [
    figure.name,
    withUnit(written(figure.bot.median), figure.unit),
    withUnit(written(figure.bare.median), figure.unit),
    spread(figure.ratio),
  ]);
  return markdown([['', 'bot', bare, 'bot / bare, median [lowest to highest]'], ...rows]);
}

/** Writes what operations take at each size as a table of Markdown. */
export function growthTable(growths: readonly Growth[]): string {
  const head = sizes.map(({ all, here }) => `${grouped(all)} jars, ${grouped(here)} here`);
  const rows = growths.map(({ name, at }) => [name, ...at.map(({ milliseconds }) => spread(milliseconds))]);
  return markdown([['ms, median [lowest to highest]', ...head], ...rows]);
}

const grouped = (count: number) => count.toLocaleString('en');

/** Writes rows as a table of Markdown, the first of them as its head. Columns are as wide as their longest cell. */
function markdown(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others.map(line)].join('\n');
}
