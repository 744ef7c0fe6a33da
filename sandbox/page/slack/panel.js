import { html, nothing } from 'lit';
import { upload } from '../shared/files/upload.js';
import { ChatPanel } from '../shared/panel/chat-panel.js';
import { connection } from '../shared/panel/connection.js';
import { errorBar } from '../shared/panel/error-bar.js';
import { messageLog } from '../shared/panel/message-log.js';
import { avatar } from '../shared/templates/avatar.js';
import { Choices } from './blocks/choices.js';
import { createHolder } from './blocks/holder.js';
import './composer.js';
import { confirmTemplate } from './confirm.js';
import { homeTemplate } from './home.js';
import { messageTemplate } from './message.js';
import './modal.js';
import { emojiOf, offeredReactions } from './reactions.js';
import { tabs } from './tabs.js';

/** @import { SlackMessage, SlackView } from '../../scene.ts' */
/** @import { Placed } from './blocks/choices.js' */
/** @import { Chosen } from './blocks/element-values.js' */
/** @import { Place } from './tabs.js' */

/** One channel of the Slack-like workspace, as one person sees it. `busy` has messages and views with an action under way. */
class SlackPanel extends ChatPanel {
  #homeOf = '';

  static properties = { asked: { state: true }, place: { state: true } };

  constructor() {
    super();
    /** @type {{ confirm: any, go: () => void } | undefined} the question that is asked before an action */
    this.asked = undefined;
    this.choices = new Choices();
    /** @type {Place} */
    this.place = 'channel';
  }

  willUpdate() {
    super.willUpdate();
    // Each person has a Home tab of their own.
    if (this.place === 'home' && this.#homeOf !== this.me.key) this.#go('home');
  }

  updated() {
    const { messages, views } = this.scene.slack;
    this.follow(messages.at(-1)?.ts, views.length > 0);
  }

  /** @param {string} container @param {any[]} blocks @param {Placed} place @param {Chosen} element */
  #tell(container, blocks, { blockId, element: { action_id: actionId } }, element) {
    const state = this.choices.state(container, blocks);
    void this.waitFor(container, this.act('slack/action', { in: container, blockId, actionId, element, state }));
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
      upload: (file) => upload(file, 'slack', this),
      tell: (place, chosen) => this.#tell(container, blocks, place, chosen),
      openMenu: this.openMenu.bind(this),
    });
  }

  /** @param {HTMLElement} anchor @param {SlackMessage} message */
  #openMessageMenu(anchor, { ts, ephemeral }) {
    const dismiss = { label: this.say('dismiss'), run: () => void this.act('slack/dismiss', { ts }) };
    const shortcuts = this.scene.slack.shortcuts
      .filter((one) => one.type === 'message')
      .map(({ name, callback_id: callbackId }) => ({
        label: name,
        run: () => void this.report(this.act('slack/shortcut', { callbackId, ts })),
      }));
    const reactions = offeredReactions.map((name) => ({
      label: this.say('reactWith', { emoji: emojiOf(name) }),
      run: () => this.#react(ts, name),
    }));
    this.openMenu(anchor, this.say('moreActions'), ephemeral ? [dismiss] : [...shortcuts, ...reactions]);
  }

  /** @param {string} ts @param {string} name */
  #react(ts, name) {
    void this.report(this.act('slack/react', { ts, name }));
  }

  /** @param {Place} place */
  #go(place) {
    this.place = place;
    if (place !== 'home') return;
    this.#homeOf = this.me.key;
    void this.report(this.act('slack/home', {}));
  }

  render() {
    const { scene, me, asked } = this;
    const { team, views } = scene.slack;
    const view = views.at(-1);
    return html`
      <section class="panel slack" data-testid="slack" aria-label=${`Slack: ${team.name}`}>
        <div class="sl-frame" ?inert=${view !== undefined || asked !== undefined}>
          <header class="sl-top"><span>${team.name}</span></header>
          <div class="sl-columns">
            <aside class="sl-rail">
              <span class="sl-team" aria-hidden="true">${team.name.slice(0, 1)}</span>
              <span>${avatar(me)}</span>
            </aside>
            ${this.#main()}
          </div>
        </div>
        ${view ? this.#modal(view, views.length) : nothing}
        ${asked ? confirmTemplate(asked.confirm, scene, (yes) => this.#answer(yes)) : nothing}
        <action-menu></action-menu>
      </section>
    `;
  }

  #main() {
    const { say, place } = this;
    const { channel, connected } = this.scene.slack;
    return html`
      <div class="sl-main">
        <header class="sl-head">
          ${tabs(place, { channel: channel.name, say, go: (to) => this.#go(to) })}
          ${connection(connected, say)}
        </header>
        ${place === 'home' ? this.#home() : this.#messages(place === 'direct')}
        <div class="sl-foot">
          ${errorBar(this.error, { testid: 'slack-error', say, close: () => this.show('') })}
          ${place === 'home' ? nothing : this.#composer(place === 'direct')}
        </div>
      </div>
    `;
  }

  #home() {
    const { scene, say } = this;
    const { home } = scene.slack;
    const choose = (/** @type {string} */ callbackId) => void this.report(this.act('slack/shortcut', { callbackId }));
    return homeTemplate(scene.slack, { say, holder: this.#holder(home?.id ?? 'home', home?.blocks ?? []), choose });
  }

  /** @param {boolean} direct whether only those between the person and the bot are shown */
  #messages(direct) {
    const { scene, end, say } = this;
    const shown = scene.slack.messages.filter((one) => one.direct || !direct);
    return messageLog(shown, { id: (message) => message.ts, template: (message) => this.#message(message), end, say });
  }

  /** @param {boolean} direct */
  #composer(direct) {
    const { scene, me, say } = this;
    return html`<slack-composer
      .scene=${scene}
      .me=${me}
      .say=${say}
      .direct=${direct}
      @answered=${(/** @type {CustomEvent<string>} */ event) => this.show(event.detail)}
    ></slack-composer>`;
  }

  /** @param {SlackMessage} message */
  #message(message) {
    const { scene, say } = this;
    const holder = this.#holder(message.ts, message.blocks);
    const react = (/** @type {string} */ name) => this.#react(message.ts, name);
    return messageTemplate(message, { scene, say, holder, openMenu: this.#openMessageMenu.bind(this), react });
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
}
customElements.define('slack-panel', SlackPanel);
