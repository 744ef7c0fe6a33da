import { LitElement } from 'lit';

/** An element without a shadow root: labels, focus and the page's style sheets reach into it. */
export class LightElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
