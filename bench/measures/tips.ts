import { CALLERS } from '../creators.ts';
import { IN_FLIGHT, load, prepared, warmUp } from '../load.ts';
import { postgresServer } from '../postgres-server.ts';
import { processorTime } from '../processor-time.ts';
import { programs, programsOn } from '../programs.ts';
import { inRounds, type Which } from '../rounds.ts';
import { figureOf, type Measured, spreadOf } from '../statistics.ts';
import { type PlatformName, type Program, type Subject, startSubject } from '../subject.ts';
import { written } from '../table.ts';

/** So many calls are measured in a round. */
const CALLS = 4_000;

/** The bot is in so many servers of Discord, and on Slack in one workspace. */
const SERVERS = 16;

/** What one `/tip` costs. */
interface Cost {
  /** Microseconds of a processor. */
  processor: number;
  perSecond: number;
  messages: number;
  /** Microseconds of a processor that this process took itself, for playing the platform. */
  own: number;
}

/** What is told of a measure while it runs. */
type Progress = (step: string) => void;

/** Measures what a `/tip` costs with a full database in a file. */
export const measureTips = (platform: PlatformName, rounds: number, progress: Progress): Promise<Measured> =>
  measured(platform, platform, { bot: programs.bot('full'), bare: programs.bare('full') }, rounds, progress);

/** Measures what a `/tip` costs on PostgreSQL, beside one prepared query by the same driver in the bare bot. */
export async function measurePostgresTips(rounds: number, progress: Progress): Promise<Measured> {
  const server = await postgresServer();
  if (!server)
    return { figures: [], notes: ['Nothing was measured on PostgreSQL, of which no server is installed here.'] };
  try {
    return await measured('Discord on PostgreSQL', 'Discord', programsOn(server), rounds, progress);
  } finally {
    await server.close();
  }
}

/**
 * Measures what a `/tip` costs the bot and the bare SDK in rounds, each with both of them in turn. Before each round each
 * caller calls once, so that on Slack the bot knows who they are.
 */
async function measured(
  name: string,
  platform: PlatformName,
  compared: Record<Which, Program>,
  rounds: number,
  progress: Progress,
): Promise<Measured> {
  progress(`${name}: starting the bot and the bare SDK`);
  const bot = await startSubject(platform, compared.bot, SERVERS);
  const bare = await startSubject(platform, compared.bare, SERVERS);
  const subjects = { bot, bare };
  for (const subject of [bot, bare]) await warmUp(subject, CALLERS + CALLS);
  const costs = await inRounds(rounds, (which, round) => {
    progress(`${name}: /tip, round ${round} of ${rounds}, ${which}`);
    return costOf(subjects[which]);
  });
  await Promise.all([bot.stop(), bare.stop()]);
  const own = spreadOf(costs.flatMap((cost) => [cost.bot.own, cost.bare.own]));
  const figures = [
    figureOf(`${name}: CPU per /tip, ${IN_FLIGHT} in flight`, 'µs', costs, ({ processor }) => processor),
    figureOf(`${name}: /tip per second (more is better)`, '', costs, ({ perSecond }) => perSecond),
    platform === 'Discord over HTTP'
      ? figureOf(`${name}: /tip per second and core (more is better)`, '', costs, perCore)
      : figureOf(`${name}: messages per /tip`, '', costs, ({ messages }) => messages),
  ];
  return {
    figures,
    notes: [`Playing ${name} took ${written(own.median)} µs of CPU per /tip, in another process.`],
  };
}

/** So many a core answers in a second, if it does nothing else. */
const perCore = ({ processor }: Cost) => 1_000_000 / processor;

async function costOf(subject: Subject): Promise<Cost> {
  const { pid, played } = subject;
  await warmUp(subject, CALLERS);
  const calls = prepared(subject, CALLS);
  const before = {
    at: performance.now(),
    processor: processorTime(pid),
    messages: played.messages(),
    own: process.cpuUsage(),
  };
  await load(subject, calls);
  const seconds = (performance.now() - before.at) / 1_000;
  const own = process.cpuUsage(before.own);
  return {
    processor: (processorTime(pid) - before.processor) / CALLS,
    perSecond: CALLS / seconds,
    messages: (played.messages() - before.messages) / CALLS,
    own: (own.user + own.system) / CALLS,
  };
}
