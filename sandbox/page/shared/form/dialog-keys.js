const reachable = 'button, input, textarea, select, a[href], [tabindex="0"]';

/**
 * Makes Escape close a dialog, unless something inside has used the key, and Enter in a one-line text input submit it. Tab
 * stays inside.
 * @param {{ close: () => void, submit?: () => void }} dialog
 * @returns {(event: KeyboardEvent) => void}
 */
export const dialogKeys =
  ({ close, submit }) =>
  (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
    if (event.key === 'Tab') goAround(event);
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      event.preventDefault();
      submit?.();
    }
  };

/** Moves the focus from one end of the dialog to the other. @param {KeyboardEvent} event */
function goAround(event) {
  const dialog = /** @type {HTMLElement} */ (event.currentTarget);
  const found = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll(reachable)]);
  const stops = found.filter((one) => one.checkVisibility() && !one.matches(':disabled'));
  const [last, next] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (event.target !== last) return;
  event.preventDefault();
  next?.focus();
}
