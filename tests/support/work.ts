import { setImmediate as turn } from 'node:timers/promises';

/** Work that ends when the test says so. */
export function work<Result = void>() {
  let finish: (result: Result) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<Result>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { promise, finish, fail };
}

/** Whether the promise has settled after all that is due has run. */
export async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.finally(() => {
    settled = true;
  });
  await turn();
  return settled;
}
