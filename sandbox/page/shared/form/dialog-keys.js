/**
 * Escape closes a dialog, unless a menu inside was closed by it. Enter in a line of text submits it.
 * @param {{ close: () => void, submit?: () => void }} dialog
 * @returns {(event: KeyboardEvent) => void}
 */
export const dialogKeys =
  ({ close, submit }) =>
  (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      event.preventDefault();
      submit?.();
    }
  };
