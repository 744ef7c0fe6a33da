import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from '../shared/elements/light-element.js';
import { StickToEnd } from '../shared/panel/stick-to-end.js';
import { spoken } from '../words/words.js';
import { listenToTraffic } from './listen-to-traffic.js';
import { entryTemplate } from './traffic-entry.js';

/** @import { TrafficEntry } from '../../traffic/traffic-entry.ts' */

/** As many of the newest entries are shown. */
const mostShown = 200;

/** What travels between the bot and both platforms, the newest last. It listens while it is open. */
class TrafficPanel extends LightElement {
  static properties = {
    say: { attribute: false },
    open: { state: true },
    entries: { state: true },
    unfolded: { state: true },
  };

  constructor() {
    super();
    this.say = spoken;
    this.open = false;
    /** @type {TrafficEntry[]} */
    this.entries = [];
    /** @type {ReadonlySet<number>} the ids of the entries whose JSON is shown */
    this.unfolded = new Set();
    this.end = new StickToEnd();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.();
  }

  updated() {
    this.end.follow(this.querySelector('.traffic-list'), String(this.entries.at(-1)?.id));
  }

  #toggle() {
    this.open = !this.open;
    this.stop?.();
    this.entries = [];
    if (!this.open) return;
    this.stop = listenToTraffic((heard) => {
      const newer = heard.filter(({ id }) => id > (this.entries.at(-1)?.id ?? 0));
      this.entries = [...this.entries, ...newer].slice(-mostShown);
    });
  }

  /** @param {number} id @param {boolean} open */
  #fold(id, open) {
    if (open !== this.unfolded.has(id)) {
      this.unfolded = new Set([...this.unfolded].filter((one) => one !== id).concat(open ? [id] : []));
    }
  }

  render() {
    const { open, say, entries, unfolded } = this;
    return html`
      <section class="traffic" aria-label=${say('traffic')}>
        <button
          type="button"
          class="traffic-toggle"
          data-testid="traffic-toggle"
          aria-expanded=${open}
          aria-controls="traffic-list"
          @click=${this.#toggle}
        >
          <span class="chevron" aria-hidden="true"></span>${say('traffic')}
        </button>
        <div
          id="traffic-list"
          class="traffic-list"
          data-testid="traffic"
          role="log"
          aria-live="off"
          tabindex="0"
          aria-label=${say('traffic')}
          ?hidden=${!open}
          @scroll=${this.end.scrolled}
        >
          <div>
            ${open && entries.length === 0 ? html`<p>${say('noTraffic')}</p>` : nothing}
            ${repeat(
              entries,
              ({ id }) => id,
              (entry) =>
                entryTemplate(entry, {
                  say,
                  unfolded: unfolded.has(entry.id),
                  fold: (/** @type {boolean} */ isOpen) => this.#fold(entry.id, isOpen),
                }),
            )}
          </div>
        </div>
      </section>
    `;
  }
}
customElements.define('traffic-panel', TrafficPanel);
