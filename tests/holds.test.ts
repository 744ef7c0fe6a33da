import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { openStage, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

describe.each(['discord', 'slack'] as const)('a look-alike and a deletion through the real SDK on %s', (platform) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);

  beforeAll(async () => {
    stage = await openStage();
    await seat('ada').says('/tipjar add ko-fi artist');
    await seat('ben').says('/tipjar add ko-fi art1st');
  }, 60_000);
  afterAll(() => stage.close());

  it('a hold outlives its jar and a restart, and is shown to the admin with what ends it', async () => {
    expect(await seat('ben').says('/tipjar show')).toSay('show.waiting.lookalike');
    await (await seat('ben').says('/tipjar delete')).press('tipjar delete now');
    await stage.restart();
    expect(await seat('ben').says('/tipjar add paypal benjamin')).toSay('standing.pending');
    const queue = await seat('grace').says('/tipjar-admin requests');
    expect(queue).toSay('requests.why.lookalike');
    expect(await queue.press('tipjar-admin approve')).toSay('approve.done.live', { name: 'Ben' });
    await until(() => says(seat('ben').letters(), 'notice.approved'));
    expect((await seat('ada').says('/tip @ben')).links).toEqual(['https://paypal.me/benjamin']);
  });

  it('a link of who was there first waits alone, and the admin shows it from the queue', async () => {
    await seat('ben').says('/tipjar add patreon ada1ovelace');
    expect(await seat('ada').says('/tipjar add patreon adalovelace')).toSay('lookalike.link.here', {
      provider: 'Patreon',
    });
    expect((await seat('ben').says('/tip @ada')).links).toEqual(['https://ko-fi.com/artist']);
    const queue = await seat('grace').says('/tipjar-admin requests');
    expect(queue).toSay('requests.link', { provider: 'Patreon', handle: 'adalovelace' });
    await queue.press('tipjar-admin restore-link');
    expect((await seat('ben').says('/tip @ada')).links).toHaveLength(2);
  });

  it('the bot sent nothing that the platform refuses', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
    expect(stage.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
