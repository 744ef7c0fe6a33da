/**
 * Makes Escape close a dialog, unless something inside has used the key, and Enter in a one-line text input submit it.
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
