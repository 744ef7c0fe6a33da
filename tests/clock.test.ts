import { expect, it } from 'vitest';
import { createClock } from '../src/clock.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);

/** A clock on a computer whose time of day can be set. */
function clockAt(start: number, from?: number) {
  let running = 5;
  let shift = 0;
  const clock = createClock(
    from,
    () => start + shift + running,
    () => running,
  );
  return {
    clock,
    set: (by: number) => {
      shift += by;
    },
    wait: (milliseconds: number) => {
      running += milliseconds;
    },
    ofDay: () => start + shift + running,
  };
}

it('the bot’s clock tells the computer’s time of day, also when that is set forward', () => {
  const { clock, set, wait, ofDay } = clockAt(NOON);
  expect(clock()).toBe(ofDay());
  wait(MINUTE);
  expect(clock()).toBe(ofDay());
  set(10 * MINUTE);
  expect(clock()).toBe(ofDay());
});

it('it never goes back when the time of day is set back by ten minutes, and is right again after twenty', () => {
  const { clock, set, wait, ofDay } = clockAt(NOON);
  let before = clock();
  set(-10 * MINUTE);
  for (let minute = 0; minute < 20; minute += 1) {
    wait(MINUTE);
    const now = clock();
    expect(now).toBeGreaterThan(before);
    before = now;
  }
  expect(clock()).toBe(ofDay());
});

it('it believes a time of day that is set back by a year', () => {
  const { clock, set, ofDay } = clockAt(NOON);
  clock();
  set(-365 * 24 * 60 * MINUTE);
  expect(clock()).toBe(ofDay());
});

it('it goes on from the latest time of an earlier run, when the time of day was set back meanwhile', () => {
  const { clock, wait, ofDay } = clockAt(NOON, NOON + 10 * MINUTE);
  expect(clock()).toBe(NOON + 10 * MINUTE);
  wait(10 * MINUTE);
  expect(clock()).toBe(NOON + 15 * MINUTE);
  wait(10 * MINUTE);
  expect(clock()).toBe(ofDay());
});

it('it doesn’t go on from an earlier run that is over, or that was wrong by a year', () => {
  for (const from of [NOON - 10 * MINUTE, NOON + 365 * 24 * 60 * MINUTE]) {
    const { clock, ofDay } = clockAt(NOON, from);
    expect(clock()).toBe(ofDay());
  }
});
