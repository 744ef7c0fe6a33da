import { expect, it } from 'vitest';
import { createLastCall } from '../../src/bot/dispatch/last-call.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { isSettled, work } from '../support/work.ts';

it('who waits when everything is given up is refused, and can save nothing afterwards', async () => {
  const { giveUp, orGivenUp } = createLastCall();
  const platform = work();
  let saved = 0;
  const given = orGivenUp(async (saving) => {
    await platform.promise;
    saving();
    saved += 1;
  });
  giveUp();
  await expect(given).rejects.toThrow(Refusal);
  platform.finish();
  await new Promise((resolve) => setImmediate(resolve));
  expect(saved).toBe(0);
});

it('who is saving something when everything is given up is waited for', async () => {
  const { giveUp, orGivenUp } = createLastCall();
  const disk = work<string>();
  const given = orGivenUp((saving) => {
    saving();
    return disk.promise;
  });
  giveUp();
  expect(await isSettled(given)).toBe(false);
  disk.finish('saved');
  expect(await given).toBe('saved');
});

it('work that fails fails as it does', async () => {
  const { orGivenUp } = createLastCall();
  await expect(orGivenUp(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
