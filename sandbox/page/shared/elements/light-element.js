import { LitElement } from 'lit';

/** An element without a shadow root, so that labels, the focus and the page's style sheets reach its content. */
export class LightElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
