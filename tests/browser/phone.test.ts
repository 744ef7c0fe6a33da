import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser } from '../support/browser.ts';
import { sandboxInBrowser } from '../support/sandbox-in-browser.ts';

/** CSS pixels on each side of what a finger presses. */
const finger = 40;

const { open } = sandboxInBrowser();

describe.skipIf(noBrowser !== undefined).each([360, 390, 768])('the page %d pixels wide', (width) => {
  let page: Page;

  beforeAll(async () => {
    page = await open({ viewport: { width, height: 780 }, isMobile: true, hasTouch: true });
  }, 60_000);

  afterAll(() => page?.context().close());

  const sideways = () => page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
  /** The visible controls that are lower than a finger needs. Links in running text are as low as the text. */
  const small = () =>
    page
      .locator('button, select, label:has(input), textarea, .dc-button, .sl-button, summary')
      .evaluateAll(
        (all, least) =>
          all
            .filter((one) => one.checkVisibility() && Math.round(one.getBoundingClientRect().height) < least)
            .map((one) => one.outerHTML),
        finger,
      );
  async function types(platform: string, text: string) {
    await page.getByTestId(`${platform}-tab`).tap();
    await page.getByTestId(`${platform}-composer`).fill(text);
    await page.getByTestId(platform).getByRole('button', { name: 'Send' }).tap();
  }

  it.each(['discord', 'slack'])('shows a whole line of the card on %s', async (platform) => {
    await page.getByTestId('person-ada').tap();
    await types(platform, '/tipjar add paypal adalovelace');
    await page.getByTestId(`${platform}-message`).locator('nth=5').waitFor();
    await page.getByTestId('person-ben').tap();
    await types(platform, '/tip @Ada');
    const link = page.getByTestId(platform).locator('a[href^="https://paypal.me/"]').last();
    await link.waitFor();
    const body = page.getByTestId(`${platform}-message`).last().locator('.message-body');
    expect((await body.boundingBox())?.width).toBeGreaterThan(width * 0.75);
    expect(await sideways()).toBe(0);
    expect(await small()).toEqual([]);
  });

  it('keeps the composer on the screen', async () => {
    const box = await page.getByTestId('slack-composer').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(780);
    expect(await page.getByTestId('discord-composer').isVisible()).toBe(false);
  });

  it('shows a modal on the screen, with its buttons', async () => {
    await page.getByTestId('person-ada').tap();
    await types('slack', '/tipjar setup');
    const modal = page.getByTestId('slack-modal');
    await modal.waitFor();
    const box = await modal.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(780);
    expect(await modal.locator('footer button').last().isVisible()).toBe(true);
    expect(await sideways()).toBe(0);
    expect(await small()).toEqual([]);
  });
});
