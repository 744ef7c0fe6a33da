import { describe, expect, it } from 'vitest';
import { parseChildren, parseSchedstat } from '../../bench/processor-time.ts';
import { parseResident } from '../../bench/resident-memory.ts';
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
    const rounds = [
      { bot: 100, bare: 100 },
      { bot: 300, bare: 100 },
      { bot: 400, bare: 200 },
    ];
    const { ratio } = figureOf('CPU', 'µs', rounds, (cost) => cost);
    expect(ratio).toEqual({ median: 2, lowest: 1, highest: 3 });
  });

  it('take the time that a thread ran from its schedstat, in microseconds', () => {
    expect(parseSchedstat('1234567000 8901234 567\n')).toBe(1_234_567);
  });

  it('take the time of the children that have ended from the fields behind the name, whatever the name is', () => {
    expect(parseChildren('42 (a) b) S 1 42 42 0 -1 4194560 900 0 3 0 70 20 7 4 20 0 11 0 5000\n')).toBe(110_000);
  });

  it('take the memory from the line about the resident set, in MiB', () => {
    expect(parseResident('VmHWM:\t  300000 kB\nVmRSS:\t  204800 kB\nRssAnon:\t  100000 kB\n')).toBe(200);
  });
});
