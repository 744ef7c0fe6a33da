import { beforeEach, describe, expect, it } from 'vitest';
import { adviceFor } from '../../commands/cards/rules-seen.ts';
import type { Unposted } from '../../src/bot/call.ts';
import type { Community } from '../../src/ids.ts';
import { languages } from '../../src/text/texts.ts';
import { createTown, type Town } from '../support/town.ts';

const places: [platform: 'Discord' | 'Slack', community: Community][] = [
  ['Discord', 'discord:1'],
  ['Slack', 'slack:T1'],
];
const reasons = Object.keys({
  gone: true,
  closed: true,
  archived: true,
  'no-text': true,
  restricted: true,
  'too-long': true,
  refused: true,
} satisfies Record<Unposted, true>) as Unposted[];

describe.each(places)('a channel in which the bot can’t post, on %s', (platform, community) => {
  let town: Town;
  const admin = (text: string) => town.person('GRACE', community).says(`/tipjar-admin ${text}`);
  const ada = (text: string) => town.person('ADA', community).says(text);
  const policy = () => town.store.read((reading) => reading.policy(community));

  beforeEach(() => {
    town = createTown({ ADA: { name: 'Ada' }, GRACE: { name: 'Grace', admin: true } });
  });

  describe.each(reasons)('because it is %s', (why) => {
    it.each(languages)('isn’t chosen, and the admin is told in %s what helps', async (language) => {
      town.citizens.GRACE = { name: 'Grace', admin: true, language };
      town.unpostable.NEWS = why;
      for (const command of ['log #news', 'requests #news']) {
        const refused = await admin(command);
        expect(refused.refused).toBe(true);
        expect(refused).toSay(adviceFor(why, platform), { channel: '#NEWS' });
        expect(refused.text.includes('/invite')).toBe(platform === 'Slack' && (why === 'gone' || why === 'closed'));
      }
      expect((await policy()).journalChannel).toBeUndefined();
      expect((await policy()).requestChannel).toBeUndefined();
    });

    it('later on is told on status and panel, and the change isn’t lost', async () => {
      await admin('log #news');
      expect(await admin('status')).not.toSay('policy.nothing-lost');
      town.refusal = why;
      expect((await ada('/tipjar add ko-fi ada')).refused).toBe(false);
      for (const said of [await admin('status'), await admin('panel')]) {
        expect(said).toSay(adviceFor(why, platform), { channel: '#NEWS' });
        expect(said).toSay('policy.nothing-lost');
      }
      expect(await admin('log')).toSay('log.link.added', { actor: '@ADA', what: 'Ko-fi' });
    });
  });

  it('is told after a restart where the platform says so without a post', async () => {
    await admin('log #news');
    town.unpostable.NEWS = 'archived';
    await ada('/tipjar add ko-fi ada');
    const again = createTown(town.citizens, town.store);
    again.unpostable = town.unpostable;
    const status = await again.person('GRACE', community).says('/tipjar-admin status');
    expect(status).toSay('channel.archived', { channel: '#NEWS' });
  });

  it('is not told any more once a post went through, and never of another community', async () => {
    await admin('log #news');
    town.refusal = 'closed';
    await ada('/tipjar add ko-fi ada');
    const elsewhere: Community = community === 'discord:1' ? 'discord:2' : 'slack:T2';
    await town.person('GRACE', elsewhere).says('/tipjar-admin status');
    expect(await admin('status')).toSay('policy.nothing-lost');
    town.refusal = undefined;
    await ada('/tipjar pause');
    expect(await admin('status')).not.toSay('policy.nothing-lost');
  });

  it('keeps each request in the queue', async () => {
    await admin('eligibility approval');
    await admin('requests #office');
    town.unpostable.OFFICE = 'closed';
    await ada('/tipjar add ko-fi ada');
    const menu = await town.person('ADA', community).presses({ command: 'tipjar publish' });
    const form = await menu.press('tipjar request about', { category: 'expert' });
    expect(await form.submit({ about: 'I draw.' })).toSay('standing.pending');
    expect(await admin('requests')).toSay('requests.count', { count: 1 });
    expect(await admin('status')).toSay(adviceFor('closed', platform), { channel: '#OFFICE' });
  });
});
