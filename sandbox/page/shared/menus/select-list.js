import { html, nothing } from 'lit';
/** @import { Say } from '../../words/words.js' */

/**
 * @typedef {{ value: string, label: string, description?: string, icon?: unknown }} MenuOption
 *   `icon` is a template shown before the label
 */

/**
 * The open part of a select menu: a search field where `query` is given, and the options that match.
 * @param {{ id: string, options: MenuOption[], chosen: string[], active: number, query: string | undefined,
 *   multiple: boolean, label: string, say: Say, search: (query: string) => void, choose: (option: MenuOption) => void,
 *   point: (index: number) => void }} list `active` is the option that Enter would choose
 */
export const selectList = ({ id, options, chosen, active, query, multiple, label, say, search, choose, point }) => html`
  ${
    query === undefined
      ? nothing
      : html`<input
        class="select-search"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls=${`${id}-list`}
        aria-activedescendant=${`${id}-${active}`}
        aria-label=${say('search')}
        placeholder=${say('search')}
        .value=${query}
        @input=${(/** @type {InputEvent} */ event) => search(/** @type {HTMLInputElement} */ (event.target).value)}
      />`
  }
  <div
    class="select-list"
    id=${`${id}-list`}
    role="listbox"
    tabindex="0"
    aria-label=${label}
    aria-multiselectable=${multiple}
    aria-activedescendant=${`${id}-${active}`}
  >
    ${options.map(
      (option, index) => html`
        <div
          role="option"
          id=${`${id}-${index}`}
          class=${index === active ? 'select-option active' : 'select-option'}
          aria-selected=${chosen.includes(option.value)}
          @click=${() => choose(option)}
          @mousemove=${() => point(index)}
        >
          ${option.icon ?? nothing}
          <span class="select-label">${option.label}${option.description ? html`<small>${option.description}</small>` : nothing}</span>
          <span class="check" aria-hidden="true"></span>
        </div>
      `,
    )}
    ${options.length === 0 ? html`<p class="select-none">${say('noMatch')}</p>` : nothing}
  </div>
`;
