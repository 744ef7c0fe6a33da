import { parseArgs } from 'node:util';
import { measureCold } from './measures/cold.ts';
import { measureTips } from './measures/tips.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '4' } },
});
const rounds = Number(values.rounds);
const platforms = (['discord', 'slack'] as const).filter((one) => values.only === undefined || values.only === one);
if (platforms.length === 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error('npm run bench -- [--only discord | slack] [--rounds 4]');
  process.exit(2);
}

/** Progress goes to stderr, so that the tables can be kept by themselves. */
const progress = (step: string) => console.error(step);

for (const platform of platforms) {
  const { figures, own } = await measureTips(platform, rounds, progress);
  console.log(tableOf(platform, [...figures, ...(await measureCold(platform, rounds, progress))]));
  console.log(`Playing ${platform} took ${own.toFixed(0)} µs of CPU per /tip.\n`);
}
