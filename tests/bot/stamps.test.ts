import { describe, expect, it } from 'vitest';
import {
  decodeAction,
  encodeAction,
  fitsOnButton,
  recipientMark,
  shortMark,
  stampOf,
} from '../../src/bot/action-id.ts';

const AT = Date.UTC(2026, 10, 22);

describe('the id of a button', () => {
  it('is the command, its options, for whom and when', () => {
    const stamp = stampOf('discord:1', 'discord:2', AT);
    expect(stamp).toBe(`${recipientMark('discord:1', 'discord:2')}|${AT.toString(36)}`);
    expect(encodeAction({ command: 'tip', options: { user: '7', amount: '5.50' } }, stamp)).toBe(
      `tip|user=7&amount=5.50|${stamp}`,
    );
    expect(encodeAction({ command: 'tipjar show' }, stamp)).toBe(`tipjar show||${stamp}`);
  });

  it('names the option that takes what is chosen', () => {
    const id = encodeAction({ command: 'tip', options: { amount: '5' } }, 'm|1', { picks: 'user' });
    expect(id).toBe('tip|amount=5&*=user|m|1');
    expect(decodeAction(id)).toEqual({
      command: 'tip',
      options: { amount: '5' },
      recipient: 'm',
      madeAt: 1,
      picks: 'user',
    });
    expect(decodeAction('tip||m|1')).toStrictEqual({ command: 'tip', options: {}, recipient: 'm', madeAt: 1 });
  });

  it('differs for each of several menus, and says the same of what is chosen', () => {
    const action = { command: 'tip', options: { amount: '5' } };
    const ids = [0, 1, 2].map((nth) => encodeAction(action, 'm|1', { picks: 'user', nth }));
    expect(ids).toEqual(['tip|amount=5&*=user|m|1', 'tip|amount=5&*=user+1|m|1', 'tip|amount=5&*=user+2|m|1']);
    for (const id of ids) {
      expect(decodeAction(id)).toStrictEqual({ ...action, recipient: 'm', madeAt: 1, picks: 'user' });
    }
  });

  it('with the number of its menu among the options, as older versions made it, is read as before', () => {
    expect(decodeAction('tip|amount=5&menu=1&*=user|m|1')).toStrictEqual({
      command: 'tip',
      options: { amount: '5', menu: '1' },
      recipient: 'm',
      madeAt: 1,
      picks: 'user',
    });
  });

  it('is as long as Discord takes, and not a character longer', () => {
    const stamp = stampOf('discord:1', 'discord:2', AT);
    const named = (length: number) => ({ command: 'x'.repeat(length) });
    const rest = `||${stamp}`.length;
    expect(encodeAction(named(100 - rest), stamp)).toHaveLength(100);
    expect(() => encodeAction(named(101 - rest), stamp)).toThrow(/the action x+ makes an id of 101 characters/);
    expect(fitsOnButton(named(100 - rest))).toBe(true);
    expect(fitsOnButton(named(101 - rest))).toBe(false);
  });

  it('can’t be read when a piece or the time is missing', () => {
    for (const id of ['', 'tip', 'tip|', 'tip||m', 'tip||m|', 'tip||m|?', 'tip||m|-']) {
      expect(decodeAction(id), id).toBeUndefined();
    }
    expect(decodeAction('tip||m|z')?.madeAt).toBe(35);
  });

  it('has a mark of eight characters that differs with the text, the community and the person', () => {
    expect(shortMark('a')).toMatch(/^[\w-]{8}$/);
    expect(shortMark('a')).not.toBe(shortMark('b'));
    expect(recipientMark('discord:1')).toBe(shortMark('discord:1 '));
    expect(recipientMark('discord:1', 'discord:2')).toBe(shortMark('discord:1 discord:2'));
    expect(recipientMark('discord:1', '')).toBe(recipientMark('discord:1'));
  });
});
