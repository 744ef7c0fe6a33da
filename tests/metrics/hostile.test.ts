import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Call } from '../../src/bot/call.ts';
import { OUTCOMES } from '../../src/bot/dispatch/call-counts.ts';
import { measuredBot } from '../support/measured-bot.ts';
import { readMetrics } from '../support/metrics.ts';
import { playedPlatform } from '../support/played-platform.ts';
import { createTown } from '../support/town.ts';

const CALLS = 10_000;
const CANARY = 'canary';

/** Also the names of what every object has, and what would break a line of the output. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'unknown', '', 'a"} 1\ntipjar_forged{x="', 'tip\\'),
);
const id = fc.integer({ min: 0 }).map((number) => `${CANARY}${number}`);

it('ten thousand hostile calls add no series but those of unknown, and nothing of them is told', async () => {
  const town = createTown({ BEN: { name: 'Ben' } });
  const { bot, text } = await measuredBot();
  const ours = async () => readMetrics(await text()).series.filter((series) => series.startsWith('tipjar_'));

  const call = fc.record({ word: typed, person: id, community: id, value: typed, name: id });
  const answer = ({
    word,
    person,
    community,
    value,
    name,
  }: typeof call extends fc.Arbitrary<infer One> ? One : never) => {
    const made: Call = {
      id: `${person}${community}`,
      community: `slack:${community}`,
      channel: community,
      caller: { account: `slack:${community}:${person}`, name },
      language: 'en',
      command: `${CANARY} ${word}`,
      options: { [word]: value, user: { member: person } },
    };
    return bot.answer(made, playedPlatform(town, person, made.community));
  };
  const [first, ...others] = fc.sample(call, CALLS + 1);
  if (first) await answer(first);
  const before = await ours();
  for (const other of others) await answer(other);

  expect(await ours()).toEqual(before);
  expect(before.filter((series) => series.startsWith('tipjar_calls_total'))).toEqual([
    'tipjar_calls_total{platform="slack",command="unknown",outcome="refused"}',
  ]);
  const { value, text: told } = readMetrics(await text());
  expect(value('tipjar_calls_total{platform="slack",command="unknown",outcome="refused"}')).toBe(CALLS + 1);
  expect(told).not.toContain(CANARY);
  expect(told).not.toContain('forged');
}, 60_000);

it('there are as many counts of calls as commands, outcomes and platforms, and never more', async () => {
  const { bot } = await measuredBot();
  expect(bot.counts.calls.all()).toHaveLength((commands.length + 1) * OUTCOMES.length * 2);
});
