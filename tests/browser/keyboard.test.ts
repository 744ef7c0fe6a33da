import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, startSandbox } from '../support/browser.ts';

describe.skipIf(noBrowser !== undefined)('the page by keyboard alone', () => {
  let browser: Browser;
  let page: Page;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;

  beforeAll(async () => {
    [browser, sandbox] = await Promise.all([openBrowser(), startSandbox()]);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(sandbox.address);
    await page.getByTestId('hints').waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  /** Presses Tab until an element that the selector describes has the focus. */
  async function tabsTo(selector: string, key = 'Tab') {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press(key);
      if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    }
    throw new Error(`Tab does not lead to ${selector}`);
  }
  const focused = (selector: string) => page.locator(`${selector}:focus`).first().waitFor();
  const hint = () => page.getByTestId('hints').getAttribute('data-hint');
  const composer = (platform: string) => `[data-testid="${platform}-composer"]`;
  async function types(platform: string, text: string) {
    await page.locator(composer(platform)).focus();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }

  it('leads through the first tip', async () => {
    await tabsTo('[data-testid="try-line"]');
    await page.keyboard.press('Enter');
    await focused(composer('discord'));
    expect(await page.getByTestId('slack-composer').inputValue()).toBe('');
    await page.keyboard.press('Enter');
    await expect.poll(hint).toBe('tip');

    await tabsTo('[data-testid="try-line"]', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await focused(composer('discord'));
    await page.keyboard.press('Enter');
    await expect.poll(hint).toBe('card');

    await tabsTo('a[href^="https://paypal.me/"]', 'Shift+Tab');
    const [opened] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
    await opened.close();
    await expect.poll(hint).toBe('more');
  });

  it('hides the hints, keeps them hidden over a reload, and shows them again', async () => {
    await tabsTo('[data-testid="hint-close"]', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.reload();
    await page.getByTestId('hints-again').waitFor();
    expect(await page.getByTestId('hints').count()).toBe(0);
    await tabsTo('[data-testid="hints-again"]');
    await page.keyboard.press('Enter');
    await expect.poll(hint).toBe('jar');
  });

  it('switches the person with the arrow keys', async () => {
    await page.locator('input[name="person"]:checked').focus();
    const before = new URL(page.url()).hash;
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).hash).not.toBe(before);
  });

  it.each(['discord', 'slack'])('opens the menu of a message on %s, and gives the focus back', async (platform) => {
    const button = page.getByTestId(platform).locator('.more-button').first();
    await button.focus();
    await page.keyboard.press('Enter');
    await focused('[role="menuitem"]');
    await page.keyboard.press('ArrowDown');
    await focused('[role="menuitem"]');
    await page.keyboard.press('Escape');
    await expect.poll(() => button.evaluate((one) => one.matches(':focus'))).toBe(true);
  });

  it('keeps the focus in a modal until it is closed, and gives it back', async () => {
    await types('slack', '/tipjar setup');
    const modal = page.getByTestId('slack-modal');
    await modal.waitFor();
    await expect.poll(() => modal.locator(':focus').count()).toBe(1);
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let presses = 0; presses < 8; presses += 1) {
        await page.keyboard.press(key);
        expect(await modal.locator(':focus').count()).toBe(1);
      }
    }
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
    await focused(composer('slack'));
  });

  it('asks before starting over, and gives the focus back', async () => {
    const button = page.getByTestId('start-over');
    await button.focus();
    await page.keyboard.press('Enter');
    await focused('[data-testid="start-over-cancel"]');
    await page.keyboard.press('Escape');
    await expect.poll(() => button.evaluate((one) => one.matches(':focus'))).toBe(true);
  });

  it('switches between the chats of a narrow window with the arrow keys', async () => {
    await page.setViewportSize({ width: 390, height: 780 });
    await page.getByRole('tab', { selected: true }).focus();
    const before = await page.locator(':focus').textContent();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('tab', { selected: true }).textContent()).not.toBe(before);
    await expect.poll(() => page.locator(':focus').getAttribute('aria-selected')).toBe('true');
  });
});
