import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/bot/answer.ts';
import { discordProblems } from '../rendering/discord-problems.ts';
import { slackProblems } from '../rendering/slack-problems.ts';
import { someLanguages } from '../support/some-languages.ts';
import { walk } from './walk.ts';
import { openWorld } from './world.ts';

/** These names have markup of both platforms in them, and are as long as a name may be. */
const NAME = '*_~`|<@1>[x](https://evil.example)@everyone <!channel> &amp; # - > 1. :tada: '.padEnd(80, '*');

describe.each(someLanguages)('everything that people can reach in two steps, in %s', (language) => {
  it('is accepted by both platforms, whatever people call themselves', async () => {
    const world = await openWorld(['slack:T1'], 'approval');
    for (const citizen of Object.values(world.town.citizens)) Object.assign(citizen, { name: NAME, language });
    const answers = new Map<string, Answer>();
    await walk(world, 'slack:T1', ['U0ADA', 'U0BEN', 'U0CAT', 'U0FAY', 'U0GRACE'], 2, (answer, step) => {
      answers.set(JSON.stringify([step, answer]), answer);
    });
    const wrong = [...answers].flatMap(([name, answer]) => {
      const problems = [...discordProblems(answer), ...slackProblems(answer)];
      return problems.length > 0 ? [{ name, problems }] : [];
    });
    world.close();
    expect(wrong).toEqual([]);
    expect(answers.size).toBeGreaterThan(250);
    expect(world.town.logged).toEqual([]);
  }, 120_000);
});
