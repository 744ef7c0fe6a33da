import { html } from 'lit';

/** @param {{ label: string, disabled: boolean, send: () => void }} how */
export const sendButton = ({ label, disabled, send }) => html`
  <button type="button" class="send-button" aria-label=${label} ?disabled=${disabled} @click=${send}>
    <span aria-hidden="true">➤</span>
  </button>
`;
