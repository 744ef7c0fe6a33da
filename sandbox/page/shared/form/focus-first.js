/**
 * Moves the focus into a dialog that has just been drawn, once the menus inside have drawn themselves too.
 * @param {HTMLElement} dialog
 * @param {string[]} selectors the first that is found gets it, in this order
 */
export function focusFirst(dialog, ...selectors) {
  requestAnimationFrame(() => {
    if (dialog.contains(document.activeElement)) return;
    const found = selectors.map((selector) => dialog.querySelector(selector)).find((one) => one !== null);
    if (found instanceof HTMLElement) found.focus();
  });
}
