import { expect, it, onTestFinished, vi } from 'vitest';
import { openStage } from '../support/stage.ts';

const MINUTE = 60_000;

it('Slack’s user groups are remembered for a minute, also when the time of day is set back by ten', async () => {
  let asked = 0;
  const stage = await openStage(async (path) => {
    if (path.endsWith('/usergroups.list')) asked += 1;
  });
  onTestFinished(() => stage.close());
  const ada = stage.seat('slack', 'ada');
  await ada.says('/tipjar add ko-fi ada');
  await stage.seat('slack', 'grace').says('/tipjar-admin role @time-out block');
  expect(await ada.says('/tipjar show')).toSay('standing.live');
  expect(await ada.says('/tipjar show')).toSay('standing.live');
  const before = asked;
  expect(before).toBeGreaterThan(0);

  const ofDay = Date.now;
  const running = performance.now.bind(performance);
  vi.spyOn(Date, 'now').mockImplementation(() => ofDay() - 10 * MINUTE);
  vi.spyOn(performance, 'now').mockImplementation(() => running() + MINUTE);
  onTestFinished(() => void vi.restoreAllMocks());
  expect(await ada.says('/tipjar show')).toSay('standing.live');
  expect(asked).toBe(before + 1);
}, 60_000);
