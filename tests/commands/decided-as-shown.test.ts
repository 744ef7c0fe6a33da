import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/bot/action.ts';
import type { Card } from '../../src/bot/answer.ts';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { someLanguages } from '../support/some-languages.ts';
import { createTown, type Town } from '../support/town.ts';

const places = (['discord:1', 'slack:T1'] as const).flatMap((community) =>
  someLanguages.map((language) => [community, language] as const),
);

describe.each(places)(
  'an admin’s button decides about the jar that its card showed, in %s in %s',
  (community, language) => {
    let town: Town;
    let ada: Person;
    let ben: Person;
    let eve: Person;
    let grace: Person;

    beforeEach(async () => {
      town = createTown({
        ADA: { name: 'Ada' },
        BEN: { name: 'Ben' },
        MAX: { name: 'Max' },
        EVE: { name: 'Eve' },
        GRACE: { name: 'Grace', admin: true, language },
      });
      [ada, ben, eve, grace] = [
        town.person('ADA', community),
        town.person('BEN', community),
        town.person('EVE', community),
        town.person('GRACE', community),
      ];
      await ada.says('/tipjar add paypal adalovelace');
    });

    const links = async (who = 'eve') => (await ben.says(`/tip @${who}`)).links;
    const lastPost = (): Card | undefined => town.posted.at(-1)?.card;
    const actions = async () =>
      (await town.store.read((reading) => reading.journal(community, 50))).map(({ action }) => action);

    /** Eve asks for a jar with a Ko-fi link, where admins approve each. */
    async function asks() {
      await grace.says('/tipjar-admin eligibility approval');
      await grace.says('/tipjar-admin requests #office');
      const menu = await (await eve.says('/tipjar add ko-fi eve')).press('tipjar publish');
      await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: 'I paint.' });
    }

    async function reports(who: Person, reason: string) {
      await (await (await who.says('/tip @eve')).press('tip report')).submit({ reason });
    }

    /** Presses what does the command on a card that the whole community or only Grace was shown. */
    const presses = (card: Shown | Card | undefined, command: CommandName) =>
      card && 'press' in card ? card.press(command) : grace.pressesOn(card, command);

    /** Expects that nothing was decided, and that the card below says what has changed. */
    async function expectUndecided(pressed: Shown, changed: 'links' | 'words' | 'reasons', before: string[]) {
      expect(pressed).toSay('decide.changed', { name: 'Eve' });
      for (const part of ['links', 'words', 'reasons'] as const) {
        if (part === changed) expect(pressed).toSay(`decide.changed.${part}`);
        else expect(pressed).not.toSay(`decide.changed.${part}`);
      }
      expect(pressed.refused).toBe(true);
      expect(await actions()).toEqual(before);
    }

    it.each(['tipjar-admin approve', 'tipjar-admin decline ask'] as const)(
      '%s does nothing about a request to which a look-alike was added, and shows it',
      async (command) => {
        await asks();
        const cards = [
          lastPost(),
          await grace.says('/tipjar-admin requests'),
          await (await grace.says('/tipjar-admin panel'))
            .press('tipjar-admin panel', { topic: 'members' })
            .then((room) => room.choose('EVE')),
        ];
        await eve.says('/tipjar add paypal ada1ovelace');
        const before = await actions();
        for (const card of cards) {
          const pressed = await presses(card, command);
          // The look-alike is a reason of its own to wait.
          expect(pressed).toSay('decide.changed', { name: 'Eve' });
          expect(pressed).toSay('decide.changed.links');
          expect(pressed).toSay('decide.changed.reasons');
          expect(pressed.text).toContain('ada1ovelace');
          expect(await actions()).toEqual(before);
        }
        expect(await links()).toEqual([]);
        const anew = await presses(cards[1], command);
        if (command === 'tipjar-admin approve') {
          expect(await anew.press(command)).toSay('approve.done.live', { name: 'Eve' });
        } else {
          expect(await (await anew.press(command)).submit({ reason: '' })).toSay('decline.done', { name: 'Eve' });
        }
      },
    );

    it('a request whose message or words have changed is shown anew', async () => {
      await asks();
      const first = await grace.says('/tipjar-admin requests');
      await eve.says('/tipjar message Send it to my other account');
      let before = await actions();
      const pressed = await first.press('tipjar-admin approve');
      await expectUndecided(pressed, 'words', before);
      expect(pressed).toSay('requests.message', { message: 'Send it to my other account' });
      const again = await (await eve.says('/tipjar show')).press('tipjar request');
      await (await again.press('tipjar request about', { category: 'creator' })).submit({ about: 'I sell crypto.' });
      before = await actions();
      const later = await pressed.press('tipjar-admin approve');
      await expectUndecided(later, 'words', before);
      expect(later.text).toContain('I sell crypto.');
      expect(await later.press('tipjar-admin approve')).toSay('approve.done.live', { name: 'Eve' });
    });

    it('the form of a no is about the request that was shown too', async () => {
      await asks();
      const form = await (await grace.says('/tipjar-admin requests')).press('tipjar-admin decline ask');
      await eve.says('/tipjar remove ko-fi');
      await eve.says('/tipjar add ko-fi eve_paints');
      const before = await actions();
      await expectUndecided(await form.submit({ reason: 'Not you' }), 'links', before);
    });

    it.each(['tipjar-admin suspend ask', 'tipjar-admin dismiss'] as const)(
      '%s on a report’s card does nothing once another report or another link is there',
      async (command) => {
        await eve.says('/tipjar add ko-fi eve');
        await grace.says('/tipjar-admin log #logs');
        town.posted.length = 0;
        await reports(ben, 'Spam');
        const first = lastPost();
        await reports(town.person('MAX', community), 'Sells fakes');
        const second = lastPost();
        let before = await actions();
        const pressed = await presses(first, command);
        await expectUndecided(pressed, 'reasons', before);
        expect(pressed).toSay('requests.report', { reason: 'Sells fakes' });
        await eve.says('/tipjar add buy-me-a-coffee eve');
        before = await actions();
        const changed = await presses(second, command);
        await expectUndecided(changed, 'links', before);
        const done = await changed.press(command);
        if (command === 'tipjar-admin suspend ask')
          expect(await done.submit({})).toSay('suspend.done', { name: 'Eve' });
        else expect(done).toSay('dismiss.done', { name: 'Eve', count: 2 });
      },
    );

    it('Restore doesn’t show a jar whose links were changed while it was suspended', async () => {
      await eve.says('/tipjar add ko-fi eve');
      const suspended = await grace.says('/tipjar-admin suspend @eve Spam');
      await eve.says('/tipjar add buy-me-a-coffee mallory');
      const before = await actions();
      const pressed = await suspended.press('tipjar-admin restore');
      await expectUndecided(pressed, 'links', before);
      expect(pressed.text).toContain('mallory');
      expect(await links()).toEqual([]);
      expect(await pressed.press('tipjar-admin restore')).toSay('restore.done.live', { name: 'Eve' });
    });

    it('Restore doesn’t end another suspension than the one that was shown', async () => {
      await eve.says('/tipjar add ko-fi eve');
      const first = await grace.says('/tipjar-admin suspend @eve');
      await grace.says('/tipjar-admin restore @eve');
      town.clock.now += 1000;
      await grace.says('/tipjar-admin suspend @eve Sells fakes');
      await expectUndecided(await first.press('tipjar-admin restore'), 'reasons', await actions());
    });

    it('Suspend under an approval is about the jar that was approved', async () => {
      await asks();
      const approved = await grace.says('/tipjar-admin approve @eve');
      await eve.says('/tipjar add buy-me-a-coffee eve');
      await expectUndecided(await approved.press('tipjar-admin suspend ask'), 'links', await actions());
    });

    it('a link is removed, and shown again, only as it stood on the card', async () => {
      await eve.says('/tipjar add ko-fi eve');
      const members = await (await grace.says('/tipjar-admin panel')).press('tipjar-admin panel', { topic: 'members' });
      const card = await members.choose('EVE');
      const change = async (handle: string) => {
        await eve.says('/tipjar remove ko-fi');
        await eve.says(`/tipjar add ko-fi ${handle}`);
      };
      await change('eve_paints');
      const pressed = await card.press('tipjar-admin remove ask', { provider: 'ko-fi' });
      await expectUndecided(pressed, 'links', await actions());
      const removed = await (await pressed.press('tipjar-admin remove ask', { provider: 'ko-fi' })).submit({});
      expect(removed).toSay('remove-link.done', { name: 'Eve', handle: 'eve_paints' });
      await change('eve_draws');
      const other = await grace.says('/tipjar-admin remove-link @eve ko-fi');
      await expectUndecided(await removed.press('tipjar-admin restore-link'), 'links', await actions());
      expect(await links()).toEqual([]);
      await other.press('tipjar-admin restore-link');
      expect(await links()).toEqual(['https://ko-fi.com/eve_draws']);
      await change('eve_paints');
      expect(await links()).toEqual([]);
    });

    it('a typed command is about what is there now, and the answer shows what it approved', async () => {
      await asks();
      await eve.says('/tipjar add buy-me-a-coffee evelyn');
      const approved = await grace.says('/tipjar-admin approve @eve');
      expect(approved).toSay('approve.done.live', { name: 'Eve' });
      expect(approved).toSay('card.link', { provider: 'Ko-fi', handle: 'eve' });
      expect(approved).toSay('card.link', { provider: 'Buy Me a Coffee', handle: 'evelyn' });
    });

    it('a card decides as long as the jar is what it showed, whatever else its owner does', async () => {
      await asks();
      const posted = lastPost();
      await eve.says('/tipjar add buy-me-a-coffee eve');
      await eve.says('/tipjar remove buy-me-a-coffee');
      await eve.says('/tipjar currency eur');
      await grace.pressesOn(posted, 'tipjar-admin approve');
      expect(await links()).toEqual(['https://ko-fi.com/eve']);
    });
  },
);
