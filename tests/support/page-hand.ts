import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** What somebody does with the page by one means alone. */
export interface Hand {
  press(what: Locator): Promise<void>;
  /** Types into a field in place of what is there. */
  write(field: Locator, text: string): Promise<void>;
  /** Sends what was typed into a field: with Enter where there is such a key, otherwise with the button. */
  send(field: Locator, button: Locator): Promise<void>;
  /** Chooses from the open list of a menu, and closes it where several can be chosen. */
  choose(menu: Locator, options: readonly Locator[]): Promise<void>;
}

/** With a mouse, texts are typed on a keyboard all the same. */
export const mouse: Hand = pointing(
  (what) => what.click(),
  (field) => field.press('Enter'),
);

export const finger: Hand = pointing(
  (what) => what.tap(),
  (_, button) => button.tap(),
);

export const keyboard: Hand = {
  async press(what) {
    await reach(what);
    await what.page().keyboard.press('Enter');
  },
  async write(field, text) {
    await reach(field);
    await field.page().keyboard.press('ControlOrMeta+A');
    await field.page().keyboard.type(text);
  },
  send: (field) => field.press('Enter'),
  async choose(menu, options) {
    await keyboard.press(menu);
    for (const option of options) {
      await activate(option);
      await option.page().keyboard.press('Enter');
    }
    await menu.page().keyboard.press('Escape');
  },
};

function pointing(press: (what: Locator) => Promise<void>, send: Hand['send']): Hand {
  return {
    press,
    write: (field, text) => field.fill(text),
    send,
    async choose(menu, options) {
      await press(menu);
      for (const option of options) await press(option);
      if ((await menu.getAttribute('aria-expanded')) === 'true') await press(menu);
    },
  };
}

/** More stops than the page ever has between two of its controls. */
const MOST_STOPS = 200;

/** Presses Tab or Shift+Tab, whichever leads towards it, until it has the focus. */
async function reach(what: Locator): Promise<void> {
  await expect.poll(() => what.isEnabled()).toBe(true);
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const key = await what.evaluate((one) => {
      const { activeElement } = one.ownerDocument;
      if (activeElement === one) return undefined;
      return activeElement.compareDocumentPosition(one) & one.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
    });
    if (key === undefined) return;
    await what.page().keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${what}`);
}

/** Presses the arrow down in an open list until this option is the one that Enter chooses. */
async function activate(option: Locator): Promise<void> {
  const { keyboard: keys } = option.page();
  await expect.poll(() => option.page().locator('[aria-activedescendant]:focus').count()).toBe(1);
  await keys.press('Home');
  for (let steps = 0; steps < MOST_STOPS; steps += 1) {
    const id = await option.getAttribute('id');
    if (await option.page().locator(`[aria-activedescendant="${id}"]:focus`).count()) return;
    await keys.press('ArrowDown');
  }
  throw new Error(`the arrow keys do not lead to ${option}`);
}
