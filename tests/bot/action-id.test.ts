import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction, fitsOnButton, ownerMark } from '../../src/bot/action-id.ts';

const word = fc.stringMatching(/^[a-z][a-z -]{0,20}$/);
const options = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string({ maxLength: 8 }), { maxKeys: 2 });

describe('an action’s id', () => {
  it('brings back what was put on the button', () => {
    fc.assert(
      fc.property(word, options, fc.option(fc.nat(2_000_000_000), { nil: undefined }), (command, given, seconds) => {
        const action = { command, options: { ...given } };
        fc.pre(fitsOnButton(action));
        const openedAt = seconds === undefined ? undefined : seconds * 1000;
        let id: string;
        try {
          id = encodeAction(action, 'abcd1234', openedAt === undefined ? {} : { openedAt });
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        expect(id.length).toBeLessThanOrEqual(100);
        expect(decodeAction(id)).toEqual({ ...action, owner: 'abcd1234', ...(openedAt !== undefined && { openedAt }) });
      }),
    );
  });

  it('of any other making is read as nothing or as an action, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (id) => {
        const decoded = decodeAction(id);
        if (decoded) expect(id.split('|')[0]).toBe(decoded.command);
      }),
    );
  });

  it('names its owner in one community only', () => {
    const marks = [
      ownerMark('discord:1', 'discord:2'),
      ownerMark('discord:2', 'discord:1'),
      ownerMark('discord:1', 'discord:3'),
      ownerMark('slack:1', 'slack:1:2'),
    ];
    expect(new Set(marks).size).toBe(marks.length);
  });
});
