import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { menus } from '../../commands/index.ts';
import { noBrowser, openBrowser, startSandbox } from '../support/browser.ts';
import { words } from '../support/words.ts';

if (noBrowser) console.warn(noBrowser);

describe.skipIf(noBrowser !== undefined)('the bot’s places on Slack, in a real browser', () => {
  let browser: Browser;
  let page: Page;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  const problems: string[] = [];

  beforeAll(async () => {
    [browser, sandbox] = await Promise.all([openBrowser(), startSandbox()]);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(sandbox.address);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  const be = (who: string) => page.getByTestId(`person-${who}`).click();
  const go = (place: string) => page.getByTestId(`slack-tab-${place}`).click();
  const seen = () => page.getByTestId('slack').innerText();
  async function types(text: string) {
    const composer = page.getByTestId('slack-composer');
    await composer.fill(text);
    await composer.press('Enter');
  }

  it('the Home tab shows a jar and the panel, and its button and the shortcut open the setup', async () => {
    await be('ben');
    await go('home');
    const home = page.getByTestId('slack-home');
    const shortcut = menus.find(({ on }) => on === 'app')?.name ?? '';
    for (const name of [words('button.set-up'), shortcut]) {
      const button = home.getByRole('button', { name });
      await expect.poll(() => button.count()).toBe(1);
      await button.click();
      const modal = page.getByTestId('slack-modal');
      await expect.poll(() => modal.count()).toBe(1);
      expect(await modal.innerText()).toSay('setup.title');
      await modal.getByRole('button', { name: words('button.cancel') }).click();
    }
    await be('grace');
    await expect.poll(() => home.innerText()).toSay('panel.title');
  });

  it('a command in the messages with the bot is answered there', async () => {
    await be('ada');
    await go('direct');
    await types('/tipjar add ko-fi ada');
    await expect.poll(seen).toSay('add.title');
  });

  it('a reaction from a message’s menu stands below it and opens the author’s card', async () => {
    await be('grace');
    await go('channel');
    await types('/tipjar-admin reaction 💸');
    await expect.poll(seen).toContain('💸');
    await be('ada');
    await types('Look at my art');
    await be('ben');
    const message = page.getByTestId('slack-message').filter({ hasText: 'Look at my art' });
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'React with 💸' }).click();
    await expect.poll(() => message.innerText()).toContain('💸 1');
    await expect.poll(seen).toSay('card.title', { name: 'Ada' });
    expect(problems).toEqual([]);
  });
});
