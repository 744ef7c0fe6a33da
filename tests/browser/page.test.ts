import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, startSandbox } from '../support/browser.ts';
import { words } from '../support/words.ts';

if (noBrowser) console.warn(noBrowser);

describe.skipIf(noBrowser !== undefined)('the page in a real browser', () => {
  let browser: Browser;
  let page: Page;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  const problems: string[] = [];

  beforeAll(async () => {
    [browser, sandbox] = await Promise.all([openBrowser(), startSandbox()]);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(sandbox.address);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  const be = (who: string) => page.getByTestId(`person-${who}`).click();
  const panel = (platform: string) => page.getByTestId(platform);
  async function types(platform: string, text: string) {
    const composer = page.getByTestId(`${platform}-composer`);
    await composer.fill(text);
    await composer.press('Enter');
  }

  it('tells a newcomer what to try', async () => {
    await expect.poll(() => page.locator('body').innerText()).toContain('/tipjar setup');
  });

  /** Discord has one label for every form; Slack shows the bot's. */
  const submits = { discord: 'Submit', slack: words('button.continue') };

  for (const platform of ['discord', 'slack'] as const) {
    it(`sets a jar up and tips it on ${platform}, as the hints say`, async () => {
      await page.getByTestId('hint-close').click();
      await page.getByTestId('hints-again').click();
      await be('ada');
      await types(platform, '/tipjar setup');
      await chooses(platform, ['PayPal', 'Ko-fi']);
      const form = page.getByTestId(`${platform}-modal`);
      await form.getByRole('textbox', { name: 'PayPal' }).fill('adalovelace');
      await form.getByRole('textbox', { name: 'Ko-fi' }).fill('https://ko-fi.com/ada');
      await form.getByRole('button', { name: submits[platform] }).click();
      await page
        .getByRole('button', { name: words('button.publish'), exact: true })
        .last()
        .click();
      await expect.poll(() => page.locator('body').innerText()).toSay('standing.live');
      await expect.poll(() => page.getByTestId('hints').getAttribute('data-hint')).toBe('tip');
      const close = page.getByTestId('slack-modal').getByRole('button', { name: words('button.close') });
      if (platform === 'slack') await close.last().click();

      await be('ben');
      await types(platform, '/tip @Ada');
      const link = panel(platform).locator('a[href^="https://paypal.me/"]').last();
      await link.waitFor();
      expect(await link.getAttribute('href')).toBe('https://paypal.me/adalovelace');
      expect(await link.getAttribute('rel')).toContain('noopener');
      expect(await panel(platform).innerText()).toMatch(/Only (you can see this|visible to you)/);
      expect(await page.getByTestId('hints').getAttribute('data-hint')).toBe('card');
    });
  }

  async function chooses(platform: string, names: string[]) {
    const place = platform === 'discord' ? panel('discord') : page.getByTestId('slack-modal');
    await place.locator('[aria-haspopup="listbox"]').first().click();
    for (const name of names) await page.getByRole('option', { name, exact: true }).first().click();
    await page.keyboard.press('Escape');
    if (platform === 'slack') await place.getByRole('button', { name: words('button.continue') }).click();
  }

  it('shows everything again after a reload and a restart', async () => {
    await page.reload();
    await panel('discord').locator('a[href="https://paypal.me/adalovelace"]').first().waitFor();
    expect(await sandbox.stop()).toBe(0);
    sandbox = await startSandbox(sandbox.folder);
    await page.goto(sandbox.address);
    await be('ben');
    await panel('slack').locator('a[href="https://paypal.me/adalovelace"]').first().waitFor();
    await types('discord', '/tip @Ada');
    await expect
      .poll(() => panel('discord').locator('a[href="https://paypal.me/adalovelace"]').count())
      .toBeGreaterThan(1);
  });

  it('is in French once French is chosen', async () => {
    await page.getByTestId('language').selectOption('fr');
    // The opening messages change once both platforms know the language.
    await expect.poll(() => panel('slack').innerText()).toContain('Mon dessin du port');
    await types('slack', '/tip @Grace');
    await expect.poll(() => panel('slack').innerText()).toSay('tip.no-jar', { name: 'Grace' }, 'fr');
    await page.getByTestId('language').selectOption('en-US');
    await expect.poll(() => panel('slack').innerText()).not.toContain('Mon dessin du port');
  });

  it('erases everything once starting over is confirmed', async () => {
    await be('ben');
    await page.getByTestId('start-over').click();
    await page.getByTestId('start-over-confirm').click();
    await expect.poll(() => panel('discord').locator('a[href="https://paypal.me/adalovelace"]').count()).toBe(0);
    await expect
      .poll(async () => {
        await types('discord', '/tip @Ada');
        return panel('discord').innerText();
      })
      .toSay('tip.no-jar', { name: 'Ada' });
  });

  it('opens with a dozen requests at most for a browser that has never been here, and with nothing from elsewhere', async () => {
    const context = await browser.newContext();
    const cold = await context.newPage();
    const asked: string[] = [];
    cold.on('request', (request) => asked.push(request.url()));
    await cold.goto(sandbox.address);
    await cold.getByTestId('slack-composer').waitFor();
    await context.close();
    expect(asked.filter((url) => !url.startsWith(sandbox.address))).toEqual([]);
    expect(asked.length).toBeLessThan(12);
  });

  it('logs no errors in the console', () => {
    // Requests fail while the sandbox restarts, and the browser logs that.
    expect(problems.filter((problem) => !/net::ERR_|Failed to fetch/.test(problem))).toEqual([]);
  });
});
