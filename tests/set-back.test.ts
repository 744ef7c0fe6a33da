import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStage, type Stage } from './support/stage.ts';

const MINUTE = 60_000;

let stage: Stage;
/** By how many milliseconds the computer's time of day is wrong. */
let wrong: number;

beforeEach(async () => {
  wrong = 0;
  const real = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => real() + wrong);
  stage = await openStage();
}, 60_000);
afterEach(async () => {
  await stage.close();
  vi.restoreAllMocks();
});

/** One button is made before the time to which the clock is set back, and one after it. */
it.each([
  ['discord', 10],
  ['discord', 59],
  ['slack', 10],
  ['slack', 59],
] as const)(
  'on %s, what was deleted stays so when the time of day is set back by %i minutes and the bot is started again, and its owner may begin anew',
  async (platform, minutes) => {
    const ada = () => stage.seat(platform, 'ada');
    await ada().says('/tipjar add paypal adalovelace');
    const early = await ada().says('/tipjar remove paypal');
    wrong = 30 * MINUTE;
    const late = await ada().says('/tipjar show');
    const deleted = await (await ada().says('/tipjar delete')).press('tipjar delete now');
    expect(deleted).toSay('delete.done');

    wrong -= minutes * MINUTE;
    await stage.restart();
    expect(await early.press('tipjar add', { provider: 'paypal' })).toSay('call.erased');
    expect(await late.press('tipjar setup')).toSay('call.erased');

    const setup = await (await ada().says('/tipjar setup')).choose('ko-fi');
    const preview = await setup.submit({ 'ko-fi': 'ada' });
    expect(await preview.press('tipjar publish')).toSay('standing.live');
    expect((await stage.seat(platform, 'ben').says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
  },
  60_000,
);
