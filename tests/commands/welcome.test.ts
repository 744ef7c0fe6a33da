import { beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, GRACE: { name: 'Grace', admin: true }, MAX: { name: 'Max', admin: true } });
});

describe('the welcome on the panel', () => {
  it('says what there is to decide until one admin has read it', async () => {
    const panel = await town.person('GRACE').says('/tipjar-admin');
    for (const key of ['welcome.hello', 'welcome.jars', 'welcome.services', 'welcome.channels'] as const) {
      expect(panel).toSay(key);
    }
    const after = await panel.press('tipjar-admin panel welcomed');
    expect(after).toSay('panel.title');
    expect(after).not.toSay('welcome.hello');
    expect(await town.person('MAX').says('/tipjar-admin')).not.toSay('welcome.hello');
    expect(await town.person('MAX', 'slack:T2').says('/tipjar-admin')).toSay('welcome.hello');
  });

  it('is taken off by admins alone', async () => {
    const pressed = await town.person('ADA').presses({ command: 'tipjar-admin panel welcomed' });
    expect(pressed).toSay('call.not-admin');
    expect(await town.person('GRACE').says('/tipjar-admin')).toSay('welcome.hello');
  });
});

describe('the welcome to the owner of a new server', () => {
  const community = 'discord:1' as const;
  const owner = 'discord:GRACE' as const;
  const greet = () => town.bot.greet({ community, owner, language: 'fr' });

  it('comes once, in the server’s language, also after a restart', async () => {
    expect(await greet()).toBe(true);
    await town.bot.outbox.settled();
    expect(town.told.map(({ account }) => account)).toEqual([owner]);
    expect(town.told[0]?.card).toSay('notice.welcome', {}, 'fr');
    expect(await greet()).toBe(false);
    const restarted = createTown(town.citizens, town.store);
    expect(await restarted.bot.greet({ community, owner, language: 'fr' })).toBe(false);
    expect(restarted.told).toEqual([]);
  });

  it('stands on top of the next answer to an owner who accepts no messages', async () => {
    town.reachable = false;
    await greet();
    await town.bot.outbox.settled();
    town.citizens.GRACE = { name: 'Grace', admin: true, language: 'fr' };
    expect(await town.person('GRACE', community).says('/tipjar help')).toSay('notice.welcome');
    expect(await town.person('GRACE', community).says('/tipjar help')).not.toSay('notice.welcome');
  });

  it('doesn’t come where an admin has read what there is to decide', async () => {
    const panel = await town.person('GRACE', community).says('/tipjar-admin');
    await panel.press('tipjar-admin panel welcomed');
    expect(await greet()).toBe(false);
  });

  it('does no harm where the store can’t be written to', async () => {
    const store = openStore(':memory:');
    const broken = createTown({}, { ...store, write: () => Promise.reject(new Error('disk full')) });
    expect(await broken.bot.greet({ community, owner, language: 'en' })).toBeUndefined();
    expect(broken.logged).toHaveLength(1);
  });
});
