import { parseArgs } from 'node:util';
import { type Growth, measureGrowth } from './growth/measure.ts';
import { measureCold } from './measures/cold.ts';
import { measureShards } from './measures/shards.ts';
import { measurePostgresTips, measureTips } from './measures/tips.ts';
import { measureWrites } from './measures/writes.ts';
import { writeReport } from './report.ts';
import type { Measured } from './statistics.ts';
import { BARE_ENGINE, BARE_GATEWAY, figureTable, growthTable } from './table.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, rounds: { type: 'string', default: '4' } },
});
const rounds = Number(values.rounds);

/** Progress goes to stderr, so that the tables can be kept by themselves. */
const progress = (step: string) => console.error(step);

const all: Measured = { figures: [], notes: [] };
const writes: Measured = { figures: [], notes: [] };
const shards: Measured = { figures: [], notes: [] };
const growths: Growth[] = [];

async function compare(measuring: Promise<Measured>, among = all, bare?: string): Promise<void> {
  const { figures, notes } = await measuring;
  among.figures.push(...figures);
  among.notes.push(...notes);
  const table = figures.length > 0 ? [figureTable(figures, bare)] : [];
  console.log([...table, ...notes, ''].join('\n'));
}

const parts: Record<string, () => Promise<void>> = {
  discord: () => compare(measureTips('Discord', rounds, progress)),
  'discord-http': () => compare(measureTips('Discord over HTTP', rounds, progress)),
  'discord-postgres': () => compare(measurePostgresTips(rounds, progress)),
  'discord-start': () => compare(measureCold('Discord', rounds, progress)),
  slack: () => compare(measureTips('Slack', rounds, progress)),
  'slack-start': () => compare(measureCold('Slack', rounds, progress)),
  writes: () => compare(measureWrites(rounds, progress), writes, BARE_ENGINE),
  shards: () => compare(measureShards(rounds, progress), shards, BARE_GATEWAY),
  async growth() {
    growths.push(...(await measureGrowth(progress)));
    console.log(growthTable(growths));
  },
};

const wanted = values.only ?? Object.keys(parts);
if (wanted.some((name) => !(name in parts)) || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`npm run bench -- [--rounds 4] [--only PART]...\nParts: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
for (const name of wanted) await parts[name]?.();
if (!values.only) writeReport(all, writes, shards, growths, rounds);
