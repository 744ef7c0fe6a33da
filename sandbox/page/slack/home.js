import { html } from 'lit';
import { blocks } from './blocks/blocks.js';
/** @import { SlackScene } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */
/** @import { Holder } from './blocks/holder.js' */

/**
 * What the bot shows in its Home tab, below the shortcuts that belong to no message.
 * @param {SlackScene} scene
 * @param {{ say: Say, holder: Holder, choose: (callbackId: string) => void }} how
 */
export const homeTemplate = ({ home, shortcuts }, { say, holder, choose }) => html`
  <div class="sl-home" data-testid="slack-home" tabindex="0" role="region" aria-label=${say('homeTab')}>
    <p class="sl-shortcuts">
      ${say('shortcuts')}
      ${shortcuts
        .filter(({ type }) => type === 'global')
        .map(
          ({ name, callback_id: callbackId }) =>
            html`<button type="button" class="sl-button" @click=${() => choose(callbackId)}>${name}</button>`,
        )}
    </p>
    ${home ? blocks(home.blocks, holder) : html`<p class="no-messages">${say('homeEmpty')}</p>`}
  </div>
`;
