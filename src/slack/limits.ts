/** Characters of a header block. https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER = 150;
/** Characters of a section block. https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const SECTION = 3000;
/**
 * Characters of a context block. Slack documents no limit of the block's own, but 3000 for any text in
 * https://docs.slack.dev/reference/block-kit/composition-objects/text-object; small print stays well below.
 */
export const CONTEXT = 2000;
/** Characters of an input block's label or hint. https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const INPUT_LABEL = 2000;
/**
 * Characters of the placeholder in a menu or a text field.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
 * https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
 */
export const PLACEHOLDER = 150;
/**
 * Characters on a button, an option of a menu or the label of a group of options.
 * https://docs.slack.dev/reference/block-kit/block-elements/button-element
 * https://docs.slack.dev/reference/block-kit/composition-objects/option-object
 */
export const LABEL = 75;
/** Elements of an actions block. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const ACTIONS = 25;
/** Characters of a view's title, and of its submit and close buttons. https://docs.slack.dev/reference/views/modal-views */
export const VIEW_TITLE = 24;
