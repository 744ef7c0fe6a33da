import { html, nothing } from 'lit';
import './discord/panel.js';
import './frame/start-over.js';
import { languageSwitch, personSwitch } from './frame/switches.js';
import { tryLines } from './frame/try-lines.js';
import { LightElement } from './shared/elements/light-element.js';
import { act } from './shared/state/act.js';
import { recall, remember } from './shared/state/memory.js';
import { fetchScene, listen } from './shared/state/scene.js';
import './slack/panel.js';
import { wordsIn } from './words/words.js';

/** @import { PersonKey, Scene } from '../scene.ts' */

const personInAddress = /^#(ada|ben|grace|max)$/;

/** The whole page: who is visiting, and what they see of both chats. The address's fragment names the person. */
class SandboxPage extends LightElement {
  static properties = { scene: { state: true }, as: { state: true }, lost: { state: true } };

  constructor() {
    super();
    /** @type {Scene | undefined} */
    this.scene = undefined;
    /** @type {PersonKey} */
    this.as = this.#personOfAddress() ?? 'ada';
    this.lost = false;
    this.fetching = false;
    this.fetchAgain = false;
    addEventListener('hashchange', () => this.#become(this.#personOfAddress() ?? this.as));
  }

  connectedCallback() {
    super.connectedCallback();
    this.stop = listen((connected) => {
      this.lost = !connected;
      if (connected) void this.refresh();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.();
  }

  /** Fetches the scene, one request at a time. When something changes meanwhile, it is fetched once more. */
  async refresh() {
    this.fetchAgain = true;
    if (this.fetching) return;
    this.fetching = true;
    while (this.fetchAgain) {
      this.fetchAgain = false;
      const as = this.as;
      try {
        const scene = await fetchScene(as);
        if (as === this.as) this.scene = scene;
      } catch {
        // The stream of changes has lost its connection, too; when it has reconnected, the scene is fetched again.
        this.lost = true;
      }
    }
    this.fetching = false;
  }

  #personOfAddress() {
    const found = personInAddress.exec(location.hash || recall('as'))?.[1];
    return /** @type {PersonKey | undefined} */ (found);
  }

  /** @param {PersonKey} as */
  #become(as) {
    this.as = as;
    remember('as', `#${as}`);
    if (location.hash !== `#${as}`) history.replaceState(null, '', `#${as}`);
    void this.refresh();
  }

  /** @param {string} line */
  #fill(line) {
    for (const composer of this.querySelectorAll('discord-composer, slack-composer')) {
      composer.dispatchEvent(new CustomEvent('fill', { detail: line }));
    }
  }

  render() {
    const { scene } = this;
    const say = wordsIn(scene?.locale ?? 'en-US');
    if (!scene) return html`<p class="opening" role="status">${say(this.lost ? 'lost' : 'opening')}</p>`;
    document.documentElement.lang = scene.locale === 'fr' ? 'fr' : 'en';
    document.title = say('title');
    const me = scene.people.find((person) => person.key === this.as);
    if (!me) return nothing;
    return html`
      <header class="frame">
        <div class="brand">
          <img src="/page/icon.svg" alt="" width="34" height="34" />
          <div>
            <h1>${say('title')}</h1>
            <p>${say('tagline')}</p>
          </div>
        </div>
        ${personSwitch(scene.people, this.as, say, (as) => this.#become(as))}
        <div class="frame-end">
          ${languageSwitch(scene.locale, say, (locale) => act('locale', { locale }))}
          <start-over .say=${say}></start-over>
        </div>
      </header>
      ${tryLines(say, (as, line) => {
        this.#become(as);
        this.#fill(line);
      })}
      <p class="lost" role="status" ?hidden=${!this.lost}>${say('lost')}</p>
      <main>
        <discord-panel .scene=${scene} .me=${me} .say=${say}></discord-panel>
        <slack-panel .scene=${scene} .me=${me} .say=${say}></slack-panel>
      </main>
    `;
  }
}
customElements.define('sandbox-page', SandboxPage);
