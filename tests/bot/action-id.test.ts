import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction, fitsOnButton, recipientMark, stampOf } from '../../src/bot/action-id.ts';

const word = fc.stringMatching(/^[a-z][a-z -]{0,20}$/);
const options = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string({ maxLength: 8 }), { maxKeys: 2 });
/** These times are before the year 2059, when a stamp grows by a character. */
const moment = fc.nat(36 ** 8 - 1);

describe('an action’s id', () => {
  it('brings back what was put on the button', () => {
    fc.assert(
      fc.property(word, options, moment, (command, given, madeAt) => {
        const action = { command, options: { ...given } };
        fc.pre(fitsOnButton(action));
        const id = encodeAction(action, stampOf('discord:1', 'discord:2', madeAt));
        expect(id.length).toBeLessThanOrEqual(100);
        expect(decodeAction(id)).toEqual({ ...action, recipient: recipientMark('discord:1', 'discord:2'), madeAt });
      }),
    );
  });

  it('that would be too long for Discord is refused where it is made', () => {
    const action = { command: 'tipjar add', options: { handle: 'x'.repeat(65) } };
    expect(fitsOnButton(action)).toBe(false);
    expect(() => encodeAction(action, stampOf('discord:1', 'discord:2', Date.now()))).toThrow(RangeError);
  });

  it('that would be too long with the whole names of its options has them short, and brings them back', () => {
    const options = {
      user: '1'.repeat(19),
      provider: 'bitcoin',
      amount: '999999.12345678',
      currency: 'BTC',
      seen: 'x',
    };
    const id = encodeAction({ command: 'tip code', options }, stampOf('discord:1', 'discord:2', Date.now()));
    expect(id.length).toBeLessThanOrEqual(100);
    expect(decodeAction(id)?.options).toEqual(options);
  });

  it('without its stamp can’t be read', () => {
    expect(decodeAction('tipjar show||abcd1234')).toBeUndefined();
    expect(decodeAction('tipjar show||abcd1234|')).toBeUndefined();
  });

  it('that the bot didn’t make is read as an action or not at all, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (id) => {
        const decoded = decodeAction(id);
        if (decoded) expect(id.split('|')[0]).toBe(decoded.command);
      }),
    );
  });

  it('has another mark for each recipient and each community', () => {
    const marks = [
      recipientMark('discord:1', 'discord:2'),
      recipientMark('discord:2', 'discord:1'),
      recipientMark('discord:1', 'discord:3'),
      recipientMark('slack:1', 'slack:1:2'),
    ];
    expect(new Set(marks).size).toBe(marks.length);
  });
});
