import { Locale } from 'discord-api-types/v10';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { menus } from '../../commands/index.ts';
import { seriousOn } from '../support/axe.ts';
import { noBrowser } from '../support/browser.ts';
import { PageChat } from '../support/page-chat.ts';
import { finger, keyboard, mouse } from '../support/page-hand.ts';
import { chooseLanguage, sandboxInBrowser } from '../support/sandbox-in-browser.ts';
import { anyLanguage, type Spoken, seed } from '../support/spoken.ts';

console.info(`The first minutes are in the same languages again with TIP_JAR_SEED=${seed}`);

const platforms = ['discord', 'slack'] as const;
const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const ways = [
  { way: 'mouse', hand: mouse, window: desk },
  { way: 'keyboard', hand: keyboard, window: desk },
  { way: 'finger on a phone', hand: finger, window: phone },
] as const;
const rows = platforms.flatMap((platform) =>
  ways.map((one) => {
    const language = anyLanguage(`${platform} ${one.way}`);
    return { ...one, platform, language, name: language.name };
  }),
);

/** Each test has people of its own, who have done nothing yet, so that the sandbox starts over once for all of them. */
const services = { PayPal: 'adalovelace', 'Ko-fi': 'ada', Patreon: 'ada' };
const tipAuthor = menus.find(({ on }) => on === 'message')?.name ?? '';
const localesOfDiscord: readonly string[] = Object.values(Locale);
/** Slack has one name for a menu in all languages, and so has Discord in those that it isn't in itself, as Arabic. */
const menuName = ({ locale, words }: Spoken, platform: 'discord' | 'slack') =>
  platform === 'discord' && localesOfDiscord.includes(locale) ? words('menu.tip_author') : tipAuthor;
const servicesLabel = { discord: 'setup.menu.common', slack: 'setup.label' } as const;
const most = { discord: 5, slack: 6 };

const { open } = sandboxInBrowser();

describe.skipIf(noBrowser !== undefined).each(rows)(
  'the first minutes on $platform by $way in $name',
  ({ platform, way, hand, window, language }) => {
    let page: Page;
    let chat: PageChat;

    beforeAll(async () => {
      page = await open(window);
      await chooseLanguage(page, language);
      chat = new PageChat(page, platform, hand, language);
    }, 60_000);
    afterAll(() => page?.context().close());

    /** By keyboard there is nothing to see that there isn't by mouse. */
    async function looksRight() {
      if (way !== 'keyboard') expect(await seriousOn(page)).toEqual([]);
    }

    async function setsUp() {
      await chat.choose(servicesLabel[platform], Object.keys(services));
      if (platform === 'slack') await chat.press('button.continue');
      await chat.fillIn(services);
      await chat.button('button.publish').waitFor();
      await looksRight();
      await chat.press('button.publish');
      await expect.poll(() => chat.shown()).toSay('standing.live');
      expect(chat.actions).toBeLessThanOrEqual(most[platform]);
      if (platform === 'slack') await chat.close();
    }

    it(`a creator has a live jar after at most ${most[platform]} actions`, async () => {
      await chat.become('ada');
      await chat.say('/tipjar setup');
      await setsUp();
    });

    if (platform === 'slack') {
      it('so has a creator who begins in the Home tab', async () => {
        await chat.become('grace');
        await chat.pressOn(page.getByTestId('slack-tab-home'));
        await chat.pressOn(
          page.getByTestId('slack-home').getByRole('button', { name: language.words('button.set-up') }),
        );
        await setsUp();
      });
    }

    it('a tipper is at a service after three actions, by a command and by the menu of a message', async () => {
      await chat.become('max');
      await chat.say('/tipjar add paypal maximum');
      await expect.poll(() => chat.shown()).toSay('add.title', { provider: 'PayPal' });
      const name = menuName(language, platform);
      for (const [tipper, opensCard] of [
        ['ben', () => chat.say('/tip @Max')],
        ['ada', () => chat.chooseFromMenu(language.page.openingTrouble, name)],
      ] as const) {
        await chat.become(tipper);
        await opensCard();
        const link = chat.front.locator('a[href^="https://paypal.me/"]');
        await link.waitFor();
        if (tipper === 'ben') await looksRight();
        expect(await chat.follow(link)).toBe('https://paypal.me/maximum');
        expect(chat.actions).toBeLessThanOrEqual(3);
      }
    });

    // This one comes last, because what the admin decides stays.
    it('an admin decides something, undoes it, and approves a request from the panel', async () => {
      await chat.become('grace');
      await chat.say('/tipjar-admin panel');
      await chat.button('panel.topic.jars').waitFor();
      await looksRight();
      await chat.press('panel.topic.jars');
      await chat.press('panel.eligibility.approval');
      await expect.poll(() => chat.shown()).toSay('policy.approval');
      await chat.press('button.undo-change');
      await expect.poll(() => chat.shown()).toSay('policy.everyone');
      expect(chat.actions).toBe(4);
      await chat.press('button.undo-change');
      await expect.poll(() => chat.shown()).toSay('policy.approval');

      await chat.become('ben');
      await chat.say('/tipjar add ko-fi benny');
      await chat.press('button.publish');
      await chat.press('category.creator');
      await chat.answer('I draw');
      await expect.poll(() => chat.shown()).toSay('standing.pending');
      if (platform === 'slack') await chat.close();

      await chat.become('grace');
      await chat.say('/tipjar-admin panel');
      await chat.press('panel.requests.count', { count: 1 });
      await chat.press('button.approve');
      await expect.poll(() => chat.shown()).toSay('approve.done.live', { name: 'Ben' });
      expect(chat.actions).toBe(3);
    });
  },
);
