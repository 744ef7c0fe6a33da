/**
 * Resolves after so many milliseconds. Unlike the one of `node:timers/promises` it goes by the same timers as all else, so
 * a test's clock is the only one.
 * @throws the signal's reason, as soon as it is aborted.
 */
export function elapsed(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
