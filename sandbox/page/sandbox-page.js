import { html, nothing } from 'lit';
import './discord/panel.js';
import { chatTabs } from './frame/chat-tabs.js';
import { pageHeader } from './frame/page-header.js';
import { applyTheme } from './frame/theme-switch.js';
import { hintStrip } from './hints/hint-strip.js';
import { following, nextHint, toHint } from './hints/next-hint.js';
import { LightElement } from './shared/elements/light-element.js';
import { recall, remember } from './shared/state/memory.js';
import { fetchScene, listen } from './shared/state/scene.js';
import './slack/panel.js';
import './traffic/traffic-panel.js';
import { languageOf } from './words/languages.js';
import { spoken, wordsIn } from './words/words.js';

/** @import { PersonKey, Scene } from '../scene.ts' */
/** @import { Platform } from './frame/chat-tabs.js' */
/** @import { Hint } from './hints/next-hint.js' */

const personInAddress = /^#(ada|ben|grace|max)$/;
/** A narrower window shows one chat at a time. The style sheets say the same width. */
const narrow = matchMedia('(max-width: 900px)');

/** The whole page: who is visiting, and what they see of both chats. The address's fragment names the person. */
class SandboxPage extends LightElement {
  static properties = {
    scene: { state: true },
    as: { state: true },
    lost: { state: true },
    platform: { state: true },
    hint: { state: true },
  };

  constructor() {
    super();
    /** @type {Scene | undefined} */
    this.scene = undefined;
    this.say = spoken;
    /** @type {PersonKey} */
    this.as = this.#personOfAddress() ?? 'ada';
    this.lost = false;
    this.fetching = false;
    this.fetchAgain = false;
    /** @type {Platform} the chat that was used last: a hint's line goes there, and a narrow window shows it */
    this.platform = recall('platform') === 'slack' ? 'slack' : 'discord';
    this.hint = toHint(recall('hint'));
    applyTheme();
    addEventListener('hashchange', () => this.#become(this.#personOfAddress() ?? this.as));
    narrow.addEventListener('change', () => this.requestUpdate());
    this.addEventListener('acted', (event) => {
      this.#hintAt(nextHint(this.hint, /** @type {CustomEvent} */ (event).detail));
    });
  }

  connectedCallback() {
    super.connectedCallback();
    void this.refresh();
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
        this.say = await wordsIn(scene.locale);
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

  /** @param {Platform} platform */
  #use(platform) {
    this.platform = platform;
    remember('platform', platform);
  }

  /** @param {Hint} hint */
  #hintAt(hint) {
    this.hint = hint;
    remember('hint', hint);
  }

  /** @param {{ as: PersonKey, line: string }} one */
  #fill({ as, line }) {
    this.#become(as);
    this.querySelector(`${this.platform}-composer`)?.dispatchEvent(new CustomEvent('fill', { detail: line }));
  }

  /** @param {Event} event */
  #clicked({ target }) {
    const link = target instanceof Element && target.closest('.message a[target="_blank"]');
    if (link && this.hint === 'card') this.#hintAt('more');
  }

  render() {
    const { scene, say } = this;
    if (!scene) return html`<p class="opening" role="status">${say(this.lost ? 'lost' : 'opening')}</p>`;
    const { lang, dir = 'ltr' } = languageOf(scene.locale);
    Object.assign(document.documentElement, { lang, dir });
    document.title = say('title');
    const me = scene.people.find((person) => person.key === this.as);
    if (!me) return nothing;
    return html`
      ${pageHeader(scene, this.as, {
        say,
        become: (as) => this.#become(as),
        hintsAgain: this.hint === 'closed' ? () => this.#hintAt('jar') : undefined,
        startedOver: () => this.#hintAt('jar'),
        themeSwitched: () => this.requestUpdate(),
      })}
      ${hintStrip(this.hint, {
        say,
        fill: (line) => this.#fill(line),
        next: () => this.#hintAt(following(this.hint)),
        close: () => this.#hintAt('closed'),
      })}
      <p class="lost" role="status" ?hidden=${!this.lost}>${say('lost')}</p>
      ${narrow.matches ? chatTabs(this.platform, say, (platform) => this.#use(platform)) : nothing}
      <main @click=${this.#clicked}>
        ${this.#chat('discord', html`<discord-panel .scene=${scene} .me=${me} .say=${say}></discord-panel>`)}
        ${this.#chat('slack', html`<slack-panel .scene=${scene} .me=${me} .say=${say}></slack-panel>`)}
      </main>
      <traffic-panel .say=${say}></traffic-panel>
    `;
  }

  /** @param {Platform} platform @param {unknown} panel */
  #chat(platform, panel) {
    const tab = narrow.matches;
    return html`<div
      class="chat"
      id=${`${platform}-chat`}
      role=${tab ? 'tabpanel' : nothing}
      aria-labelledby=${tab ? `${platform}-tab` : nothing}
      ?hidden=${tab && platform !== this.platform}
      @focusin=${() => this.#use(platform)}
    >
      ${panel}
    </div>`;
  }
}
customElements.define('sandbox-page', SandboxPage);
