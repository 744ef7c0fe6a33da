// @ts-check
import { readFile } from 'node:fs/promises';
import { build } from 'rolldown';

/** @import { Browser, Page } from 'playwright-core' */

/** @typedef {'discord' | 'slack'} Platform */

/** How many pixels of a picture are one of the page: as few as look sharp on most screens, which keeps the files small. */
const SCALE = 1.5;
/** Pixels of the page, of which each chat gets nearly half. In a wider one the letters are too small where README is read. */
const WIDTH = 1100;
/** Pixels of the page above and below the messages, together. */
const SPACE = 14;
/** Pixels. Discord takes an icon of up to 1024, and Slack one of 512 to 2000. */
const ICON = 1024;

/** PayPal and Ko-fi tell a creator who tipped, and Throne only what the tipper calls themselves. */
const services = ['PayPal', 'Ko-fi', 'Throne'];
const message = 'Every tip buys ink for the next drawing.';

/**
 * Makes ready what opens a browser and starts a sandbox for the tests of the page.
 * @returns {Promise<typeof import('./tests/support/browser.ts')>}
 */
async function testSupport() {
  const { output } = await build({
    input: 'tests/support/browser.ts',
    platform: 'node',
    external: ['playwright-core'],
    output: { dir: 'dist/pictures', cleanDir: true },
  });
  return import(`./dist/pictures/${output[0].fileName}`);
}

/** @param {Page} page @param {Platform} platform @param {string} line */
async function type(page, platform, line) {
  const composer = page.getByTestId(`${platform}-composer`);
  await composer.fill(line);
  await composer.press('Enter');
}

/** @param {Page} page @param {Platform} platform */
async function setUpJar(page, platform) {
  const slack = platform === 'slack';
  const press = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true }).last().click();
  const menus = page.getByTestId(slack ? 'slack-modal' : 'discord');
  const form = page.getByTestId(`${platform}-modal`);
  await type(page, platform, '/tipjar setup');
  await menus.locator('[aria-haspopup="listbox"]').first().click();
  for (const name of services) await page.getByRole('option', { name, exact: true }).first().click();
  await page.keyboard.press('Escape');
  if (slack) await press('Continue');
  for (const name of services) await form.getByRole('textbox', { name }).fill('adalovelace');
  await press(slack ? 'Continue' : 'Submit');
  await press('Publish');
  if (slack) await press('Close');
  await type(page, platform, `/tipjar message ${message}`);
  await page.getByTestId(platform).getByText(message).waitFor();
}

/**
 * Takes the chat's head, the last message and the one before it.
 * @param {Page} page @param {Platform} platform @param {string} path
 */
async function takeEnd(page, platform, path) {
  const chat = page.getByTestId(platform);
  const log = chat.locator('.messages');
  const spare = await log.evaluate((all) => {
    const [before, last] = [...all.querySelectorAll('.message')].slice(-2).map((one) => one.getBoundingClientRect());
    return all.clientHeight - ((last?.bottom ?? 0) - (before?.top ?? 0));
  });
  const { width, height } = page.viewportSize() ?? { width: WIDTH, height: 0 };
  await page.setViewportSize({ width, height: Math.ceil(height - spare + SPACE) });
  await log.evaluate((all) => all.scrollTo(0, all.scrollHeight));
  const from = await chat.locator('header').first().boundingBox();
  const to = await log.boundingBox();
  if (!from || !to) throw new Error(`The ${platform} chat isn’t on the page`);
  // A part of a pixel of the page around the chat would be a line along the edge.
  const [x, y] = [Math.ceil(from.x), Math.ceil(from.y)];
  const clip = { x, y, width: Math.floor(from.width) - 1, height: Math.floor(to.y + to.height) - y };
  await page.screenshot({ path, clip, style: '.panel { border-radius: 0 }' });
}

/** Takes Ada's card as Ben sees it. @param {Browser} browser @param {string} address */
async function takeCards(browser, address) {
  // The page takes no style sheets but its own, and a picture needs one.
  const context = { viewport: { width: WIDTH, height: 900 }, deviceScaleFactor: SCALE, bypassCSP: true };
  const page = await browser.newPage(context);
  await page.goto(address);
  for (const platform of /** @type {const} */ (['discord', 'slack'])) {
    await page.getByTestId('person-ada').click();
    await setUpJar(page, platform);
    await page.getByTestId('person-ben').click();
    await type(page, platform, '/tip @Ada');
    await page.getByTestId(platform).getByRole('link', { name: 'PayPal' }).waitFor();
  }
  await page.mouse.move(0, 0);
  await takeEnd(page, 'discord', 'docs/pictures/discord.png');
  await takeEnd(page, 'slack', 'docs/pictures/slack-light.png');
  await page.emulateMedia({ colorScheme: 'dark' });
  await takeEnd(page, 'slack', 'docs/pictures/slack-dark.png');
}

/** Takes the icon with room around it, because Discord cuts a circle out of it. @param {Browser} browser */
async function takeIcon(browser) {
  const drawing = await readFile('sandbox/page/icon.svg', 'utf8');
  const page = await browser.newPage({ viewport: { width: ICON, height: ICON } });
  await page.setContent(`<style>body { margin: 12%; background: #fff4e0 }</style>${drawing}`);
  await page.screenshot({ path: 'docs/icon.png' });
}

const { noBrowser, openBrowser, startSandbox } = await testSupport();
if (noBrowser) throw new Error(noBrowser);
const browser = await openBrowser();
try {
  const sandbox = await startSandbox();
  await takeCards(browser, sandbox.address).finally(() => sandbox.stop());
  await takeIcon(browser);
} finally {
  await browser.close();
}
