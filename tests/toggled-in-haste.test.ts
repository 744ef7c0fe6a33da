import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

const POSTING = /\/channels\/\d+\/messages$|\/chat\.postMessage$/;
const SECOND = 1_000;

/** The platform takes one post a second, and answers more with 429, as Slack does. */
let lastTaken = 0;
let limited = false;
let refusals = 0;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(async (path) => {
    if (!limited || !POSTING.test(path)) return undefined;
    if (performance.now() - lastTaken < SECOND) {
      refusals += 1;
      const body = { message: 'Slow down', retry_after: 1, global: false };
      return Response.json(body, { status: 429, headers: { 'Retry-After': '1' } });
    }
    lastTaken = performance.now();
    return undefined;
  });
}, 60_000);
afterAll(() => stage.close());

describe.each(['slack', 'discord'] as const)('34 toggles on %s, which takes one post a second', (platform) => {
  it('become few posts, lose nothing, and let a report go first', async () => {
    const seat = (who: Parameters<Stage['seat']>[1]) => stage.seat(platform, who);
    const posts = () => {
      const { messages }: { messages: readonly { ephemeral: boolean }[] } = stage.sandbox
        .visitors()
        [platform].scene('ben');
      return messages.filter(({ ephemeral }) => !ephemeral);
    };
    limited = false;
    await seat('ada').says('/tipjar add ko-fi ada');
    await seat('grace').says('/tipjar-admin log #general');
    await until(() => says(seat('ben').board(), 'log.policy.log-channel'));
    const before = posts().length;
    [limited, lastTaken, refusals] = [true, performance.now(), 0];
    for (let at = 0; at < 34; at += 1) {
      await seat('ada').says(at % 2 === 0 ? '/tipjar pause' : '/tipjar resume');
      if (at !== 1) continue;
      const form = await (await seat('ben').says('/tip @ada')).press('tip report');
      await form.submit({ reason: 'Not her page' });
    }
    await until(() => says(seat('ben').board(), 'log.repeats', { count: 34 }), 20 * SECOND);
    const texts = posts()
      .slice(before)
      .map((message) => JSON.stringify(message));
    expect(texts.filter((text) => text.includes('Not her page'))).toHaveLength(1);
    expect(texts[0]).toContain('Not her page');
    expect(texts.length).toBeLessThan(10);
    expect(refusals).toBeGreaterThan(0);
    await until(() => says(seat('ben').board(), 'log.listing.resumed'));
    expect(stage.sandbox.rejected()).toEqual([]);
  }, 60_000);
});
