import { html } from 'lit';

/**
 * Lists what the text in a composer could become.
 * @template Suggestion
 * @param {Suggestion[]} suggestions
 * @param {{ id: string, active: number, label: string, content: (one: Suggestion) => unknown,
 *   take: (one: Suggestion) => void }} list `active` is the index of the one that Tab takes
 */
export const suggestionList = (suggestions, { id, active, label, content, take }) => html`
  <div id=${id} class="suggestions" role="listbox" ?hidden=${suggestions.length === 0} aria-label=${label}>
    ${suggestions.map(
      (one, index) => html`
        <div
          role="option"
          id=${`${id}-${index}`}
          class=${index === active ? 'suggestion active' : 'suggestion'}
          aria-selected=${index === active}
          @mousedown=${(/** @type {MouseEvent} */ event) => {
            // Without this the text area would lose the focus.
            event.preventDefault();
            take(one);
          }}
        >
          ${content(one)}
        </div>
      `,
    )}
  </div>
`;
