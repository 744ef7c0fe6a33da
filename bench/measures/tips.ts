import { CALLERS } from '../creators.ts';
import { IN_FLIGHT, load, prepared, warmUp } from '../load.ts';
import { processorTime } from '../processor-time.ts';
import { programs } from '../programs.ts';
import { inRounds } from '../rounds.ts';
import { figureOf, type Measured, spreadOf } from '../statistics.ts';
import { type PlatformName, type Subject, startSubject } from '../subject.ts';
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

/**
 * Measures what a `/tip` costs the bot and the bare SDK in rounds, each with both of them in turn. Before each round each
 * caller calls once, so that on Slack the bot knows who they are.
 */
export async function measureTips(
  platform: PlatformName,
  rounds: number,
  progress: (step: string) => void,
): Promise<Measured> {
  progress(`${platform}: starting the bot and the bare SDK`);
  const bot = await startSubject(platform, programs.bot('full'), SERVERS);
  const bare = await startSubject(platform, programs.bare('full'), SERVERS);
  const subjects = { bot, bare };
  for (const subject of [bot, bare]) await warmUp(subject, CALLERS + CALLS);
  const costs = await inRounds(rounds, (which, round) => {
    progress(`${platform}: /tip, round ${round} of ${rounds}, ${which}`);
    return costOf(subjects[which]);
  });
  await Promise.all([bot.stop(), bare.stop()]);
  const own = spreadOf(costs.flatMap((cost) => [cost.bot.own, cost.bare.own]));
  const figures = [
    figureOf(`${platform}: CPU per /tip, ${IN_FLIGHT} in flight`, 'µs', costs, ({ processor }) => processor),
    figureOf(`${platform}: /tip per second (more is better)`, '', costs, ({ perSecond }) => perSecond),
    platform === 'Discord over HTTP'
      ? figureOf(`${platform}: /tip per second and core (more is better)`, '', costs, perCore)
      : figureOf(`${platform}: messages per /tip`, '', costs, ({ messages }) => messages),
  ];
  return {
    figures,
    notes: [`Playing ${platform} took ${written(own.median)} µs of CPU per /tip, in another process.`],
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
