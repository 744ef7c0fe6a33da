import { html } from 'lit';
/** @import { Say } from '../../words/words.js' */

/**
 * A dialog over a whole panel. Its heading has the id `NAME-title`.
 * @param {{ name: string, className?: string, role?: 'dialog' | 'alertdialog', pressed: (event: KeyboardEvent) => void }} how
 *   `name` is its test id, too
 * @param {unknown} content a header, a body and a footer
 */
export const dialog = ({ name, className = '', role = 'dialog', pressed }, content) => html`
  <div class="veil">
    <section
      class=${`dialog ${className}`}
      role=${role}
      aria-modal="true"
      aria-labelledby=${`${name}-title`}
      data-testid=${name}
      @keydown=${pressed}
    >
      ${content}
    </section>
  </div>
`;

/** @param {{ name: string, title: string, iconSize: number, say: Say, close: () => void }} dialog `iconSize` is in pixels */
export const dialogHeader = ({ name, title, iconSize, say, close }) => html`
  <header>
    <img src="/page/icon.svg" alt="" width=${iconSize} height=${iconSize} />
    <h2 id=${`${name}-title`}>${title}</h2>
    <button type="button" class="dialog-close" aria-label=${say('close')} @click=${close}>✕</button>
  </header>
`;
