import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { loadAxe } from './axe.ts';
import { noBrowser, openBrowser, startSandbox } from './browser.ts';
import type { Spoken } from './spoken.ts';

/** Has one browser and one sandbox for all tests of a file. There is neither where `noBrowser` says why. */
export function sandboxInBrowser() {
  let running: { browser: Browser; sandbox: Awaited<ReturnType<typeof startSandbox>> } | undefined;

  beforeAll(async () => {
    if (noBrowser !== undefined) return;
    const [browser, sandbox] = await Promise.all([openBrowser(), startSandbox()]);
    running = { browser, sandbox };
  }, 60_000);
  afterAll(async () => {
    await running?.browser.close();
    await running?.sandbox.stop();
  });

  return {
    /** Opens the page in a new profile, with nothing said or set up before. */
    async open(options: BrowserContextOptions): Promise<Page> {
      if (!running) throw new Error('the browser and the sandbox start before the first test');
      const { browser, sandbox } = running;
      const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
      await loadAxe(context);
      // What a test waits for in vain is named before the test itself has to end.
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const erased = await page.request.post(`${sandbox.address}/visit/start-over`, { data: {} });
      if (!erased.ok()) throw new Error(`the sandbox did not start over: ${await erased.text()}`);
      await page.goto(sandbox.address);
      await page.getByTestId('discord-message').first().waitFor({ state: 'attached' });
      return page;
    },
  };
}

/** Has the page and the bot speak a language. */
export async function chooseLanguage(page: Page, { locale, page: words }: Spoken): Promise<void> {
  await page.getByTestId('language').selectOption(locale);
  // The narrow page has one chat out of sight.
  const drawing = page.getByTestId('discord-message').filter({ hasText: words.openingDrawing });
  await drawing.waitFor({ state: 'attached' });
}
