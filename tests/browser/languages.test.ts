import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser } from '../support/browser.ts';
import { PageChat } from '../support/page-chat.ts';
import { finger } from '../support/page-hand.ts';
import { chooseLanguage, sandboxInBrowser } from '../support/sandbox-in-browser.ts';
import { anyLanguage, spoken } from '../support/spoken.ts';

const platforms = ['discord', 'slack'] as const;
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

  /** Whether a finger can press it without scrolling. */
  const isInReach = (what: Locator) =>
    what.evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(one.ownerDocument.elementFromPoint(left + width / 2, top + height / 2));
    });

  it.each(spoken)('is shown from its beginning, with every button on the screen, in $name', async (language) => {
    await chooseLanguage(page, language);
    const chat = new PageChat(page, platform, finger, language);
    await chat.become('ben');
    await chat.say('/tip @Ada');
    await expect.poll(() => chat.shown()).toSay('card.title', { name: 'Ada' });
    const buttons = await chat.front.locator('.dc-button, .sl-button').all();
    const first = chat.front.locator('a[href^="https://"]').first();
    await expect.poll(() => isInReach(first)).toBe(true);
    for (const button of buttons) await button.tap({ trial: true });
    const root = page.locator('html');
    expect(await root.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    expect(await root.getAttribute('dir')).toBe(language.dir ?? 'ltr');
  });
});
