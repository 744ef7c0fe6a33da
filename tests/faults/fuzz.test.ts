import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Account } from '../../src/ids.ts';
import { MOST_LINKS } from '../../src/jars/jar.ts';
import { catalogue } from '../../src/providers/index.ts';
import { linkOf } from '../../src/providers/link.ts';
import { objectsIn, stringOf } from '../support/json.ts';
import { createTown } from '../support/town.ts';
import { throughDiscord } from './fuzz/discord-door.ts';
import { type Input, inputFor, PEOPLE } from './fuzz/input.ts';
import type { Sent } from './fuzz/sent.ts';
import { throughSlack } from './fuzz/slack-door.ts';
import { size } from './size.ts';

/** Inputs to each command on each platform, half of them the same in each run: 10,000 for a command in all. */
const INPUTS = size(12, 5_000);
/** Milliseconds of the processor for one input. */
const MOST = 50;
const SEEDS = [20_261_122, Date.now() % 2 ** 31];

const doors = { Discord: throughDiscord, Slack: throughSlack };
const figures = { inputs: 0, answers: 0, slowest: 0 };
afterAll(() => console.log('fuzz', { ...figures, seeds: SEEDS, commands: commands.length }));

const SCHEDULED = '/proc/thread-self/schedstat';

/**
 * Milliseconds that the processor has worked for this thread, where the system tells, or else for the whole process, in
 * which other threads collect garbage and compile what other tests have loaded.
 */
function worked(): number {
  if (existsSync(SCHEDULED)) return Number(readFileSync(SCHEDULED, 'utf8').split(' ')[0]) / 1_000_000;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const MASS_PING = /<!(?:channel|here|everyone)/;

function checkSent({ answers, posts, warnings }: Sent): void {
  expect(answers).toHaveLength(1);
  expect(warnings).toEqual([]);
  for (const { body, problems } of [...answers, ...posts]) {
    expect(problems).toEqual([]);
    for (const { url } of objectsIn(body))
      if (url !== undefined) expect(stringOf(url)).toMatch(/^(?:https|attachment):/);
    const { allowed_mentions } = (body as { data?: { allowed_mentions?: unknown } }).data ?? {};
    if (allowed_mentions !== undefined) expect(allowed_mentions).toEqual({ parse: [] });
    for (const { text, type } of objectsIn(body)) if (type === 'mrkdwn') expect(text).not.toMatch(MASS_PING);
  }
}

const accounts = PEOPLE.flatMap((who): Account[] => [`discord:${who}`, `slack:T1:U${who}`]);

/** What is in the database can be shown: each link leads to its own handle, once for each service. */
async function checkStore(town: ReturnType<typeof createTown>): Promise<void> {
  for (const account of accounts) {
    const links = (await town.store.read((reading) => reading.jar(account)))?.links ?? [];
    expect(links.length).toBeLessThanOrEqual(MOST_LINKS);
    expect(new Set(links.map(({ provider }) => provider)).size).toBe(links.length);
    for (const { provider, handle } of links) {
      const known = catalogue.get(provider);
      if (!known) throw new Error(`there is no service ${provider}`);
      linkOf(known, handle);
    }
  }
  expect(await town.store.check()).toEqual({ damagedLinks: 0 });
}

describe.each(SEEDS)('inputs from seed %i', (seed) => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'to %s end in one answer that the platform takes, and in no fault',
    async (name, command) => {
      const town = createTown({});
      const at = town.clock.now;
      const jars: Input = {
        how: 'typed',
        who: '1',
        direct: false,
        locale: 'en-US',
        options: [],
        own: true,
        id: undefined,
      };
      const refill = async () => {
        for (const [who, handle] of [
          ['1', 'ada'],
          ['2', 'ben'],
          ['3', 'cleo'],
        ] as const) {
          const options: Input['options'] = [
            ['provider', 'ko-fi'],
            ['handle', handle],
          ];
          for (const through of Object.values(doors))
            await through(town.bot, 'tipjar add', { ...jars, who, options }, at);
        }
      };
      let inputs = 0;
      await fc.assert(
        fc.asyncProperty(inputFor(command), async (input) => {
          if (inputs % 50 === 0) await refill();
          inputs += 1;
          for (const through of Object.values(doors)) {
            const before = worked();
            const sent = await through(town.bot, name, input, at);
            figures.slowest = Math.max(figures.slowest, worked() - before);
            checkSent(sent);
            figures.answers += sent.answers.length;
            figures.inputs += 1;
          }
          expect(town.logged).toEqual([]);
          if (inputs % 100 === 0) await checkStore(town);
        }),
        { seed, numRuns: Math.ceil(INPUTS / SEEDS.length), endOnFailure: true },
      );
      expect(inputs).toBe(Math.ceil(INPUTS / SEEDS.length));
      await checkStore(town);
      await town.store.close();
    },
  );
});

it(`each input takes less than ${MOST} milliseconds of the processor`, () => {
  expect(figures.inputs).toBe(commands.length * INPUTS * 2);
  expect(figures.slowest).toBeLessThan(MOST);
});
