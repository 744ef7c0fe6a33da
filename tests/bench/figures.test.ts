import { describe, expect, it } from 'vitest';
import { parseSchedstat } from '../../bench/processor-time.ts';
import { figureOf, spreadOf } from '../../bench/statistics.ts';

describe('the benchmarks’ figures', () => {
  it('have the middle value as their median, or the mean of the two in the middle', () => {
    expect(spreadOf([10, 1, 3])).toEqual({ median: 3, lowest: 1, highest: 10 });
    expect(spreadOf([10, 1, 3, 4])).toEqual({ median: 3.5, lowest: 1, highest: 10 });
  });

  it('are not made of nothing', () => {
    expect(() => spreadOf([])).toThrow('nothing was measured');
  });

  it('compare the bot with the bare SDK round by round', () => {
    const { ratio } = figureOf('CPU', 'µs', [
      { bot: 100, bare: 100 },
      { bot: 300, bare: 100 },
      { bot: 400, bare: 200 },
    ]);
    expect(ratio).toEqual({ median: 2, lowest: 1, highest: 3 });
  });

  it('take the time that a thread ran from its schedstat, in microseconds', () => {
    expect(parseSchedstat('1234567000 8901234 567\n')).toBe(1_234_567);
  });
});
