import { setTimeout as wait } from 'node:timers/promises';
import { warmUp } from '../load.ts';
import { processorTime } from '../processor-time.ts';
import { programs } from '../programs.ts';
import { residentMemory } from '../resident-memory.ts';
import { inRounds, type Which } from '../rounds.ts';
import { type Figure, figureOf, type Measured } from '../statistics.ts';
import { type PlatformName, startSubject } from '../subject.ts';

/** After so many calls and milliseconds the memory is measured. */
const CALLS = 1_000;
const REST = 1_000;

interface Cost {
  /** Milliseconds of a processor from the start of the process to its first answer. */
  start: number;
  /** MiB. */
  memory: number;
}

interface Wanted {
  /** The bot is in so many servers. Slack has one workspace. */
  servers?: number;
  figures: readonly (keyof Cost)[];
}

const MEASURED: Record<Exclude<PlatformName, 'Discord over HTTP'>, readonly Wanted[]> = {
  Discord: [
    { servers: 1, figures: ['start'] },
    { servers: 1_000, figures: ['start', 'memory'] },
    { servers: 2_500, figures: ['memory'] },
  ],
  Slack: [{ figures: ['start', 'memory'] }],
};

const NAMES: Record<keyof Cost, string> = { start: 'CPU from start to the first answer', memory: 'memory' };
const UNITS: Record<keyof Cost, string> = { start: 'ms', memory: 'MiB' };

/** Measures what a start costs, and the memory after it, in rounds with a new process of each. */
export async function measureCold(
  platform: keyof typeof MEASURED,
  rounds: number,
  progress: (step: string) => void,
): Promise<Measured> {
  const figures: Figure[] = [];
  for (const { servers, figures: wanted } of MEASURED[platform]) {
    const where =
      servers === undefined ? '' : `, ${servers.toLocaleString('en')} ${servers === 1 ? 'server' : 'servers'}`;
    const costs = await inRounds(rounds, (which, round) => {
      progress(`${platform}: start and memory${where}, round ${round} of ${rounds}, ${which}`);
      return costOf(which, platform, servers);
    });
    for (const part of wanted) {
      figures.push(figureOf(`${platform}: ${NAMES[part]}${where}`, UNITS[part], costs, (cost) => cost[part]));
    }
  }
  return { figures, notes: [] };
}

async function costOf(which: Which, platform: PlatformName, servers?: number): Promise<Cost> {
  const subject = await startSubject(platform, programs[which]('small'), servers);
  await warmUp(subject, 1);
  const start = processorTime(subject.pid) / 1_000;
  await warmUp(subject, CALLS);
  await subject.during(wait(REST));
  const memory = residentMemory(subject.pid);
  await subject.stop();
  return { start, memory };
}
