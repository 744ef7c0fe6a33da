import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type History, type Read, violations, type Write } from './history.ts';

const write = (value: number, more: Partial<Write> = {}): Write => ({
  kind: 'write',
  key: 'ada',
  value,
  delivery: `d${value}`,
  from: value * 10,
  to: value * 10 + 5,
  outcome: 'done',
  ...more,
});
const read = (value: number, from: number, to = from + 1): Read => ({ kind: 'read', key: 'ada', value, from, to });

/** What is found where all was done once. */
const whole = (calls: History['calls'], last: number, more: Partial<History> = {}): History => {
  const done = calls.flatMap((call) => (call.kind === 'write' && call.outcome === 'done' ? [call.delivery] : []));
  return { calls, final: new Map([['ada', last]]), effects: done, answers: done, ...more };
};

describe('a recorded history', () => {
  it('in which all was done once, in order, has nothing against it', () => {
    expect(violations(whole([write(1), read(1, 16), write(2), read(2, 26)], 2))).toEqual([]);
  });

  it('may show a write before its answer, or one without an answer, or not', () => {
    const unknown = write(2, { outcome: 'unknown' });
    expect(violations(whole([write(1), read(1, 21), unknown], 1))).toEqual([]);
    expect(violations(whole([write(1), read(2, 21), unknown], 2, { effects: ['d1', 'd2'] }))).toEqual([]);
  });

  it.each<[string, History]>([
    ['ada was read as 1 after 2 had been acknowledged', whole([write(1), write(2)], 1)],
    ['ada was read as 0 after 1 had been acknowledged', whole([write(1), read(0, 16)], 1)],
    ['ada was read as 7, which nobody had written', whole([write(1), read(7, 16)], 1)],
    ['ada was read as 2, which nobody had written', whole([write(1), read(2, 16, 17), write(2)], 2)],
    ['d1 had its effect 2 times', whole([write(1)], 1, { effects: ['d1', 'd1'] })],
    ['d1 was acknowledged and had no effect', whole([write(1)], 1, { effects: [] })],
    [
      'd2 was refused and had an effect',
      whole([write(1), write(2, { outcome: 'refused' })], 1, { effects: ['d1', 'd2'] }),
    ],
    ['d1 was answered more than once', whole([write(1)], 1, { answers: ['d1', 'd1'] })],
  ])('in which %s is not believed', (found, history) => {
    expect(violations(history)).toEqual([found]);
  });

  it('is believed with whatever was planted in it taken out, and not with it', () => {
    const plain = fc.array(fc.constantFrom('done', 'unknown', 'refused'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(plain, fc.nat(), (outcomes, at) => {
        const calls = outcomes.map((outcome, index) => write(index + 1, { outcome: outcome as Write['outcome'] }));
        const last = Math.max(0, ...calls.filter(({ outcome }) => outcome === 'done').map(({ value }) => value));
        const history = whole(calls, last);
        expect(violations(history)).toEqual([]);
        const planted = calls[at % calls.length] as Write;
        const twice = { ...history, effects: [...history.effects, planted.delivery, planted.delivery] };
        expect(violations(twice)).toContainEqual(expect.stringContaining(planted.delivery));
      }),
    );
  });
});
