import type { Locator, Page } from 'playwright-core';
import type { PersonKey } from '../../sandbox/scene.ts';
import type { TextKey, Values } from '../../src/text/texts.ts';
import type { Hand } from './page-hand.ts';
import type { Readable } from './readable.ts';
import type { Spoken } from './spoken.ts';

/** One of the page's two chats, as somebody uses it in one language. It counts what the person does. */
export class PageChat {
  readonly page: Page;
  readonly platform: 'discord' | 'slack';
  readonly #hand: Hand;
  readonly #language: Spoken;
  /** A command sent, a choice made in a menu, a form sent or a button pressed: each is one. */
  actions = 0;

  constructor(page: Page, platform: 'discord' | 'slack', hand: Hand, language: Spoken) {
    this.page = page;
    this.platform = platform;
    this.#hand = hand;
    this.#language = language;
  }

  /** What is in front of the person: an open window, or else the newest message. */
  get front(): Locator {
    const [form, message] = [`${this.platform}-modal`, `${this.platform}-message`];
    return this.page.locator(`:is([data-testid="${form}"], [data-testid="${message}"])`).last();
  }

  get form(): Locator {
    return this.page.getByTestId(`${this.platform}-modal`);
  }

  async shown(): Promise<Readable> {
    const offered = await this.front.getByRole('button').allInnerTexts();
    return { said: [await this.front.innerText()], offered, language: this.#language.language };
  }

  /** A button of the bot's in front of the person. */
  button(key: TextKey, values?: Values): Locator {
    return this.front.getByRole('button', { name: this.#language.words(key, values), exact: true });
  }

  /** Somebody else sits down in front of the page, who has done nothing yet. */
  async become(who: PersonKey): Promise<void> {
    await this.page.getByTestId(`person-${who}`).click();
    const tab = this.page.getByTestId(`${this.platform}-tab`);
    if (await tab.count()) await tab.click();
    if (this.platform === 'slack') await this.page.getByTestId('slack-tab-channel').click();
    this.actions = 0;
  }

  async say(text: string): Promise<void> {
    const composer = this.page.getByTestId(`${this.platform}-composer`);
    const send = this.page.getByTestId(this.platform).getByRole('button', { name: this.#language.page.send });
    await this.#hand.write(composer, text);
    await this.#hand.send(composer, send);
    this.actions += 1;
  }

  async press(key: TextKey, values?: Values): Promise<void> {
    await this.pressOn(this.button(key, values));
  }

  async pressOn(what: Locator): Promise<void> {
    await this.#hand.press(what);
    this.actions += 1;
  }

  /** Chooses in the menu with this label. Slack has a button below a menu of many. */
  async choose(key: TextKey, names: readonly string[]): Promise<void> {
    const menu = this.front.locator(`[aria-haspopup="listbox"][aria-label^="${this.#language.words(key)}"]`);
    const options = names.map((name) => this.front.getByRole('option', { name, exact: true }));
    await this.#hand.choose(menu, options);
    this.actions += 1;
  }

  /** Fills in a form and sends it. The keys are what the fields' labels contain. */
  async fillIn(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      await this.#hand.write(this.form.getByRole('textbox', { name: label }), value);
    }
    await this.#sendForm();
  }

  /** Fills in a form of one field and sends it. */
  async answer(text: string): Promise<void> {
    await this.#hand.write(this.form.getByRole('textbox'), text);
    await this.#sendForm();
  }

  async #sendForm(): Promise<void> {
    await this.#hand.send(this.form.getByRole('textbox').last(), this.form.locator('footer button').last());
    this.actions += 1;
  }

  /** Chooses from the menu of the message that holds a text. Opening it is one action, choosing another. */
  async chooseFromMenu(text: string, name: string): Promise<void> {
    const message = this.page.getByTestId(`${this.platform}-message`).filter({ hasText: text });
    await this.pressOn(message.locator('.more-button'));
    await this.pressOn(this.page.getByRole('menuitem', { name, exact: true }));
  }

  /** Closes the window in front, as Slack has one after a setup. */
  async close(): Promise<void> {
    await this.#hand.press(this.form.locator('footer button').first());
    await this.form.waitFor({ state: 'detached' });
  }

  /** Presses a link, which opens a page of its own. @returns the address that it leads to */
  async follow(link: Locator): Promise<string | null> {
    const [opened] = await Promise.all([this.page.waitForEvent('popup'), this.pressOn(link)]);
    await opened.close();
    return link.getAttribute('href');
  }
}
