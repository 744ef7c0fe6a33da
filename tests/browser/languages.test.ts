import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser } from '../support/browser.ts';
import { PageChat } from '../support/page-chat.ts';
import { finger } from '../support/page-hand.ts';
import { chooseLanguage, sandboxInBrowser } from '../support/sandbox-in-browser.ts';
import { anyLanguage, spoken } from '../support/spoken.ts';

const platforms = ['discord', 'slack'] as const;

/** One from right to left, one without spaces, one with long words, and another one by chance: all take half a minute. */
const looked = new Set([
  ...spoken.filter(({ language }) => ['ar', 'ja', 'de'].includes(language)),
  anyLanguage('a card on a phone'),
]);
const jar = { paypal: 'adalovelace', 'ko-fi': 'countess', patreon: 'augusta' };

const { open } = sandboxInBrowser();

describe.skipIf(noBrowser !== undefined).each(platforms)('a card with three services on a phone, %s', (platform) => {
  let page: Page;

  beforeAll(async () => {
    page = await open({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const language = anyLanguage(`a phone ${platform}`);
    await chooseLanguage(page, language);
    const chat = new PageChat(page, platform, finger, language);
    await chat.become('ada');
    for (const [provider, handle] of Object.entries(jar)) {
      await chat.say(`/tipjar add ${provider} ${handle}`);
      await chat.front.filter({ hasText: handle }).waitFor();
    }
  }, 60_000);
  afterAll(() => page?.context().close());

  /** Those that a finger can't press, neither where they are nor, with `scrolls`, once they are scrolled to. */
  const outOfReach = (what: Locator, scrolls = false) =>
    what.evaluateAll((all, scrolls) => {
      const unreached = all.filter((one) => {
        if (scrolls) one.scrollIntoView({ block: 'nearest' });
        const { left, top, width, height } = one.getBoundingClientRect();
        return !one.contains(one.ownerDocument.elementFromPoint(left + width / 2, top + height / 2));
      });
      return unreached.map((one) => one.outerHTML);
    }, scrolls);

  it.each([...looked])('is shown from its beginning, with every button on the screen, in $name', async (language) => {
    await chooseLanguage(page, language);
    const chat = new PageChat(page, platform, finger, language);
    await chat.become('ben');
    await chat.say('/tip @Ada');
    await expect.poll(() => chat.shown()).toSay('card.title', { name: 'Ada' });
    const first = chat.front.locator('a[href^="https://"]').first();
    await expect.poll(() => outOfReach(first)).toEqual([]);
    expect(await outOfReach(chat.front.locator('.dc-button, .sl-button'), true)).toEqual([]);
    const root = page.locator('html');
    expect(await root.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    expect(await root.getAttribute('dir')).toBe(language.dir ?? 'ltr');
  });
});
