import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../shared/menus/action-menu.js';
import { LightElement } from '../shared/elements/light-element.js';
import { upload } from '../shared/files/upload.js';
import { StickToEnd } from '../shared/panel/stick-to-end.js';
import { act } from '../shared/state/visit.js';
import { avatar } from '../shared/templates/avatar.js';
import { wordsIn } from '../words/words.js';
import { Choices } from './blocks/choices.js';
import './composer.js';
import { createHolder } from './blocks/holder.js';
import { confirmTemplate } from './confirm.js';
import { messageTemplate } from './message.js';
import './modal.js';

/** @import { PropertyValues } from 'lit' */
/** @import { Person, Scene, SlackMessage, SlackView } from '../../scene.ts' */
/** @import { ActionMenu, MenuItem } from '../shared/menus/action-menu.js' */
/** @import { Chosen, Placed } from './blocks/choices.js' */

/** One channel of the Slack-like workspace, as one person sees it. */
class SlackPanel extends LightElement {
  static properties = {
    scene: { attribute: false },
    me: { attribute: false },
    say: { attribute: false },
    error: { state: true },
    busy: { state: true },
    asked: { state: true },
  };

  constructor() {
    super();
    this.scene = /** @type {Scene} */ (/** @type {unknown} */ (undefined));
    this.me = /** @type {Person} */ (/** @type {unknown} */ (undefined));
    this.say = wordsIn('en-US');
    this.error = '';
    /** @type {ReadonlySet<string>} messages and views with an action under way */
    this.busy = new Set();
    /** @type {{ confirm: any, go: () => void } | undefined} */
    this.asked = undefined;
    this.choices = new Choices();
    this.end = new StickToEnd();
    this.formOpen = false;
    this.meBefore = '';
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('me') && this.me.key !== this.meBefore) this.error = '';
    this.meBefore = this.me.key;
  }

  updated() {
    const last = `${this.me.key}:${this.scene.slack.messages.at(-1)?.ts}`;
    this.end.follow(this.querySelector('.sl-log'), last);
    const formOpen = this.scene.slack.views.length > 0;
    if (this.formOpen && !formOpen && document.activeElement === document.body) this.querySelector('textarea')?.focus();
    this.formOpen = formOpen;
  }

  /** @param {string} container @param {any[]} blocks @param {Placed} place @param {Chosen} element */
  async #act(container, blocks, { blockId, element: { action_id: actionId } }, element) {
    this.busy = new Set([...this.busy, container]);
    const state = this.choices.state(container, blocks);
    const outcome = await act('slack/action', { as: this.me.key, in: container, blockId, actionId, element, state });
    this.busy = new Set([...this.busy].filter((one) => one !== container));
    this.error = outcome.ok ? '' : outcome.error;
  }

  /** @param {string} container a message's ts or a view's id @param {any[]} blocks */
  #holder(container, blocks) {
    return createHolder(container, {
      scene: this.scene,
      say: this.say,
      busy: this.busy.has(container),
      choices: this.choices,
      chosen: () => this.requestUpdate(),
      ask: (confirm, go) => {
        this.asked = { confirm, go };
      },
      upload: (file) => upload(file, { platform: 'slack', as: this.me.key, say: this.say, locale: this.scene.locale }),
      tell: (place, chosen) => void this.#act(container, blocks, place, chosen),
      openMenu: this.#openMenu.bind(this),
    });
  }

  /** @param {HTMLElement} anchor @param {string} heading @param {MenuItem[]} items */
  #openMenu(anchor, heading, items) {
    void (/** @type {ActionMenu} */ (this.querySelector('action-menu')).openBeside(anchor, heading, items));
  }

  /** @param {HTMLElement} anchor @param {SlackMessage} message */
  #openMessageMenu(anchor, message) {
    const { ts } = message;
    /** @param {string} callbackId */
    const shortcut = async (callbackId) => {
      const outcome = await act('slack/shortcut', { as: this.me.key, callbackId, ts });
      this.error = outcome.ok ? '' : outcome.error;
    };
    const dismiss = { label: this.say('dismiss'), run: () => void act('slack/dismiss', { as: this.me.key, ts }) };
    const items = this.scene.slack.shortcuts
      .filter((one) => one.type === 'message')
      .map((one) => ({ label: one.name, run: () => void shortcut(one.callback_id) }));
    this.#openMenu(anchor, this.say('moreActions'), message.ephemeral ? [dismiss] : items);
  }

  render() {
    const { scene, me, say } = this;
    const { team, channel, connected, messages, views } = scene.slack;
    const view = views.at(-1);
    return html`
      <section class="panel slack" data-testid="slack" aria-label=${`Slack: ${team.name}`}>
        <div class="sl-frame" ?inert=${view !== undefined || this.asked !== undefined}>
          <header class="sl-top"><span>${team.name}</span></header>
          <div class="sl-columns">
            <aside class="sl-rail">
              <span class="sl-team" aria-hidden="true">${team.name.slice(0, 1)}</span>
              <span class="sl-me">${avatar(me)}</span>
            </aside>
            <div class="sl-main">
              <header class="sl-head">
                <h2><span aria-hidden="true">#</span> ${channel.name}</h2>
                <span class="connection" data-connected=${connected} role="status">${say(connected ? 'online' : 'offline')}</span>
              </header>
              <div class="sl-log" role="log" tabindex="0" aria-label=${say('messages')} @scroll=${this.end.scrolled}>
                <div>
                ${messages.length === 0 ? html`<p class="sl-empty">${say('empty')}</p>` : nothing}
                ${repeat(
                  messages,
                  (message) => message.ts,
                  (message) => this.#message(message),
                )}
              </div>
              </div>
              <div class="sl-foot">
                ${
                  this.error
                    ? html`<p class="sl-error" role="alert" data-testid="slack-error">
                      <span>${this.error}</span>
                      <button type="button" aria-label=${say('dismissError')} @click=${() => this.#show('')}>✕</button>
                    </p>`
                    : nothing
                }
                <slack-composer
                  .scene=${scene}
                  .me=${me}
                  .say=${say}
                  @answered=${(/** @type {CustomEvent<string>} */ event) => this.#show(event.detail)}
                ></slack-composer>
              </div>
            </div>
          </div>
        </div>
        ${view ? this.#modal(view, views.length) : nothing}
        ${this.asked ? confirmTemplate(this.asked.confirm, scene, (yes) => this.#answer(yes)) : nothing}
        <action-menu class="sl-menu"></action-menu>
      </section>
    `;
  }

  /** @param {SlackMessage} message */
  #message(message) {
    const { scene, say } = this;
    const holder = this.#holder(message.ts, message.blocks);
    return messageTemplate(message, { scene, say, holder, openMenu: this.#openMessageMenu.bind(this) });
  }

  /** @param {SlackView} view @param {number} depth */
  #modal(view, depth) {
    return html`<slack-modal
      ?inert=${this.asked !== undefined}
      .scene=${this.scene}
      .me=${this.me}
      .say=${this.say}
      .view=${view}
      .depth=${depth}
      .choices=${this.choices}
      .holder=${this.#holder(view.id, view.blocks)}
    ></slack-modal>`;
  }

  /** @param {boolean} yes */
  #answer(yes) {
    const { asked } = this;
    this.asked = undefined;
    if (yes) asked?.go();
  }

  /** @param {string} sentence */
  #show(sentence) {
    this.error = sentence;
  }
}
customElements.define('slack-panel', SlackPanel);
