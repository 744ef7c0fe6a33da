import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { guildJson } from '../platforms/guild.ts';
import { processorTime } from '../processor-time.ts';
import { bareGateway, programs } from '../programs.ts';
import { residentMemory } from '../resident-memory.ts';
import { inRounds, type Which } from '../rounds.ts';
import { figureOf, type Measured } from '../statistics.ts';
import { type Program, startSubject } from '../subject.ts';

const SERVERS = [2_500, 10_000];
/** Milliseconds after which what was needed for the start has been freed, as far as it ever is. */
const REST = 10_000;

interface Cost {
  /** Milliseconds of a processor, and seconds, from the start of the process until it has read of all servers. */
  processor: number;
  seconds: number;
  /** MiB, right then and once the process has rested. */
  atOnce: number;
  rested: number;
  /** Milliseconds of a processor for which the event loop stood still at most while servers were told of. */
  stop: number;
}

const FIGURES: readonly (readonly [name: string, unit: string, part: keyof Cost])[] = [
  ['time from start to ready', 's', 'seconds'],
  ['CPU from start to ready', 'ms', 'processor'],
  ['longest stop of the event loop', 'ms', 'stop'],
  ['memory when ready', 'MiB', 'atOnce'],
  ['memory ten seconds later', 'MiB', 'rested'],
];

/** Measures a start in thousands of servers, whose shards all begin at once. */
export async function measureShards(rounds: number, progress: (step: string) => void): Promise<Measured> {
  const measured: Measured = { figures: [], notes: [] };
  for (const servers of SERVERS) {
    const where = `${servers.toLocaleString('en')} servers`;
    const costs = await inRounds(rounds, (which, round) => {
      progress(`Discord: ${where}, round ${round} of ${rounds}, ${which}`);
      return costOf(which, servers);
    });
    for (const [name, unit, part] of FIGURES) {
      measured.figures.push(figureOf(`${where}: ${name}`, unit, costs, (cost) => cost[part]));
    }
  }
  measured.notes.push(`Each server was described by ${guildJson(0).length.toLocaleString('en')} bytes.`);
  return measured;
}

async function costOf(which: Which, servers: number): Promise<Cost> {
  let stops = '';
  const program: Program = async (folder, ...where) => {
    const { file, variables } = await (which === 'bot' ? programs.bot('small') : bareGateway)(folder, ...where);
    stops = join(folder, 'stops');
    const watched = `--import ${join(import.meta.dirname, '../stops.js')}`;
    return { file, variables: { ...variables, NODE_OPTIONS: watched, TIP_JAR_STOPS: stops } };
  };
  const began = performance.now();
  const subject = await startSubject('Discord', program, servers, (pid) => process.kill(pid, 'SIGUSR2'));
  const seconds = (performance.now() - began) / 1_000;
  const processor = processorTime(subject.pid) / 1_000;
  const atOnce = residentMemory(subject.pid);
  process.kill(subject.pid, 'SIGUSR2');
  await subject.during(wait(REST));
  const rested = residentMemory(subject.pid);
  if (!existsSync(stops)) throw new Error('the program did not say how long its event loop stopped');
  const stop = Number(readFileSync(stops, 'utf8'));
  await subject.stop();
  return { processor, seconds, atOnce, rested, stop };
}
