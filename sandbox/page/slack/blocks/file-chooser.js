import { html, nothing } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import { LightElement } from '../../shared/elements/light-element.js';
import { fileInput } from '../../shared/files/file-input.js';
import { spoken } from '../../words/words.js';
import { takenOf } from './taken-files.js';

/** @import { Uploaded, Uploading } from '../../shared/files/upload.js' */

/** A `file_input`: a button, and the files chosen so far. It fires `chosen` with all of them. */
class FileChooser extends LightElement {
  static properties = {
    files: { attribute: false },
    element: { attribute: false },
    upload: { attribute: false },
    buttonId: { attribute: false },
    label: {},
    say: { attribute: false },
    error: { state: true },
  };

  constructor() {
    super();
    /** @type {Uploaded[]} */
    this.files = [];
    /** @type {{ filetypes?: string[], max_files?: number }} */
    this.element = {};
    /** @type {((file: File) => Uploading) | undefined} */
    this.upload = undefined;
    this.buttonId = '';
    this.label = '';
    this.say = spoken;
    this.error = '';
    this.input = /** @type {import('lit/directives/ref.js').Ref<HTMLInputElement>} */ (createRef());
  }

  /** @param {File[]} chosen */
  async #choose(chosen) {
    this.#focus();
    const { taken, kept, complaint } = takenOf(this.element, chosen, this.files);
    this.error = complaint ? this.say(complaint.word, complaint.values) : '';
    let files = kept;
    for (const one of taken) {
      const sent = await this.upload?.(one);
      if (sent?.ok) files = [...files, sent.file];
      else if (sent) this.error = sent.error;
    }
    if (files.length > kept.length) this.#tell(files);
  }

  /** @param {Uploaded} file */
  #remove(file) {
    this.error = '';
    this.#tell(this.files.filter((one) => one !== file));
    this.#focus();
  }

  /** @param {Uploaded[]} files */
  #tell(files) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: files }));
  }

  #focus() {
    this.querySelector('button')?.focus();
  }

  render() {
    const { element, files, label, say } = this;
    const endings = (element.filetypes ?? []).map((ending) => `.${ending}`);
    return html`
      <button
        type="button"
        id=${this.buttonId}
        class="sl-button"
        aria-label=${`${label}: ${say('chooseFile')}`}
        @click=${() => this.input.value?.click()}
      >
        ${say('chooseFile')}
      </button>
      ${endings.length > 0 ? html`<small>${endings.join(', ')}</small>` : nothing}
      ${fileInput({
        input: this.input,
        testid: 'slack-file',
        accept: endings.join(','),
        multiple: element.max_files !== 1,
        chosen: (chosen) => void this.#choose(chosen),
        left: () => this.#focus(),
      })}
      ${
        files.length > 0
          ? html`<ul aria-label=${label} aria-live="polite">
            ${files.map(
              (file) => html`<li>
                <span class="file-icon" aria-hidden="true"></span><span>${file.name}</span>
                <button type="button" aria-label=${say('removeFile', { name: file.name })} @click=${() => this.#remove(file)}>✕</button>
              </li>`,
            )}
          </ul>`
          : nothing
      }
      ${this.error ? html`<p class="sl-input-error" role="alert">${this.error}</p>` : nothing}
    `;
  }
}
customElements.define('file-chooser', FileChooser);
