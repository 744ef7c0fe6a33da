import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousOn } from '../support/axe.ts';
import { noBrowser } from '../support/browser.ts';
import { sandboxInBrowser } from '../support/sandbox-in-browser.ts';

const settings = [
  { name: 'wide and light', viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'en-US' },
  { name: 'wide and dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark', locale: 'en-US' },
  { name: 'as wide as a phone', viewport: { width: 390, height: 780 }, colorScheme: 'light', locale: 'fr' },
  { name: 'as wide as a phone and dark', viewport: { width: 390, height: 780 }, colorScheme: 'dark', locale: 'fr' },
] as const;

const { open } = sandboxInBrowser();

describe.skipIf(noBrowser !== undefined).each(settings)('axe finds nothing serious on the page, $name', (setting) => {
  let page: Page;

  beforeAll(async () => {
    const { viewport, colorScheme } = setting;
    page = await open({ viewport, colorScheme });
    await page.getByTestId('language').selectOption(setting.locale);
  }, 60_000);

  afterAll(() => page?.context().close());

  const narrow = setting.viewport.width < 900;
  async function look(platform: string) {
    if (narrow) await page.getByTestId(`${platform}-tab`).click();
    return page.getByTestId(platform);
  }
  async function types(platform: string, text: string) {
    await look(platform);
    const composer = page.getByTestId(`${platform}-composer`);
    await composer.fill(text);
    await composer.press('Enter');
  }
  const linkOn = (platform: string) => page.getByTestId(platform).locator('a[href^="https://paypal.me/"]').last();

  it('as it opens, with and without hints', async () => {
    await page.getByTestId('discord-message').first().waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await page.getByTestId('hint-close').click();
    expect(await seriousOn(page)).toEqual([]);
    await page.getByTestId('hints-again').click();
  });

  it.each(['discord', 'slack'])('with suggestions on %s', async (platform) => {
    await look(platform);
    await page.getByTestId(`${platform}-composer`).fill('/ti');
    await page.getByTestId(platform).getByRole('option').first().waitFor();
    expect(await seriousOn(page)).toEqual([]);
  });

  it.each(['discord', 'slack'])('with a tip card on %s', async (platform) => {
    await page.getByTestId('person-ada').click();
    await types(platform, '/tipjar add paypal adalovelace');
    await page.getByTestId(`${platform}-message`).locator('nth=5').waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await page.getByTestId('person-ben').click();
    await types(platform, '/tip @Ada');
    await linkOn(platform).waitFor();
    expect(await seriousOn(page)).toEqual([]);
  });

  it.each(['discord', 'slack'])('with the menu of a message open on %s', async (platform) => {
    await look(platform);
    const message = page.getByTestId(`${platform}-message`).first();
    await message.hover();
    await message.locator('.more-button').click();
    await page.getByRole('menuitem').first().waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('with a modal and an open list on Slack', async () => {
    await page.getByTestId('person-grace').click();
    await types('slack', '/tipjar setup');
    const modal = page.getByTestId('slack-modal');
    await modal.waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await modal.locator('[aria-haspopup="listbox"]').first().click();
    await modal.getByRole('option').first().waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
  });

  it('with a form on Discord', async () => {
    await page.getByTestId('person-ada').click();
    await types('discord', '/tipjar message');
    const form = page.getByTestId('discord-modal');
    await form.waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  });

  it('with the traffic open, and with the question before starting over', async () => {
    await page.getByTestId('traffic-toggle').click();
    await page.getByTestId('traffic').locator('summary').last().click();
    await page.getByTestId('traffic').locator('pre').first().waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await page.getByTestId('start-over').click();
    expect(await seriousOn(page)).toEqual([]);
  });
});
