import { describe, expect, it } from 'vitest';
import { encodeAction } from '../../src/bot/action-id.ts';
import { menuEntry, pressed, submitted, unknown } from '../../src/bot/invocation.ts';

const action = { command: 'tip', options: { amount: '5' } };
const made = { recipient: 'm', madeAt: 1 };

describe('a pressed button', () => {
  it('calls its command with its options', () => {
    expect(pressed(encodeAction(action, 'm|1'))).toEqual({ ...action, pressed: { ...made, form: false } });
  });

  it('that is a menu adds what was chosen to the options', () => {
    const id = encodeAction(action, 'm|1', { picks: 'user' });
    expect(pressed(id, { member: '7' }).options).toEqual({ amount: '5', user: { member: '7' } });
    expect(pressed(id).options).toEqual({ amount: '5' });
  });

  it('that takes nothing chosen ignores what comes with it', () => {
    expect(pressed(encodeAction(action, 'm|1'), 'x').options).toEqual({ amount: '5' });
  });
});

describe('a submitted form', () => {
  it('calls its command with its fields as options', () => {
    const invocation = submitted(encodeAction(action, 'm|1'), { amount: '7', handle: 'ada' });
    expect(invocation).toEqual({
      command: 'tip',
      options: { amount: '7', handle: 'ada' },
      pressed: { ...made, form: true },
    });
  });
});

describe('an entry of a menu', () => {
  const menu = { name: 'Tip', id: 'tip', on: 'message', command: 'tip', option: 'user' } as const;

  it('calls its command about the member', () => {
    expect(menuEntry(menu, '7')).toEqual({ command: 'tip', options: { user: { member: '7' } } });
  });

  it('says that an author is missing where no member is known', () => {
    expect(menuEntry(menu, undefined)).toEqual({ command: 'tip', options: {}, missing: 'author' });
  });

  it('is unknown where the bot has no such entry', () => {
    expect(menuEntry(undefined, '7')).toBe(unknown);
  });
});

it('an id that the bot didn’t make is an unknown command', () => {
  expect(pressed('tip')).toBe(unknown);
  expect(submitted('tip', { amount: '7' })).toBe(unknown);
});
