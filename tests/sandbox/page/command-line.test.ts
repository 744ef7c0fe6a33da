import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLine } from '../../../sandbox/page/discord/command/command-line.js';
import { leavesOf } from '../../../sandbox/page/discord/command/leaves.js';
import { mayUse } from '../../../sandbox/page/discord/command/may-use.js';
import { toCall } from '../../../sandbox/page/discord/command/to-call.js';
import { commands, known } from './commands.ts';

const leaves = leavesOf(commands, { locale: 'en-US', admin: true });
const read = (text: string, picked = new Map<string, string | number>()) => {
  const line = readLine(text, leaves, known, picked);
  if (!line) throw new Error(`${text} is no command`);
  return line;
};
const call = (text: string) => {
  const line = read(text);
  expect(line.error).toBeUndefined();
  return toCall(line);
};

describe('a whole line', () => {
  test('holds a subcommand and its values in order', () => {
    expect(call('/tipjar add paypal adalovelace')).toEqual({
      name: 'tipjar',
      options: [
        {
          name: 'add',
          options: [
            { name: 'provider', value: 'paypal' },
            { name: 'handle', value: 'adalovelace' },
          ],
        },
      ],
    });
  });

  test('names a person after an @, whatever the case', () => {
    const options = [{ name: 'user', value: '1' }];
    for (const line of ['/tip @Ada', '/tip @ada ', '/tip user:@Ada', '/TIP Ada', '/tip <@1>']) {
      expect(call(line)).toEqual({ name: 'tip', options });
    }
  });

  test('takes the longest name that fits', () => {
    expect(call('/tip @Ada Two 5').options).toEqual([
      { name: 'user', value: '2' },
      { name: 'amount', value: 5 },
    ]);
  });

  test('mixes values with and without a name', () => {
    expect(call('/tip amount:2,5 @Ada note:well: done  you').options).toEqual([
      { name: 'amount', value: 2.5 },
      { name: 'user', value: '1' },
      { name: 'note', value: 'well: done  you' },
    ]);
    expect(call('/tipjar add provider:paypal adalovelace').options).toEqual(
      call('/tipjar add paypal adalovelace').options,
    );
  });

  test('gives the rest of the line to the last text option', () => {
    expect(call('/tipjar message Thank you: https://a.example, all')).toMatchObject({
      options: [{ options: [{ name: 'text', value: 'Thank you: https://a.example, all' }] }],
    });
  });

  test('blocks a role by its name', () => {
    expect(call('/tipjar-admin role @Time-out block')).toMatchObject({
      name: 'tipjar-admin',
      options: [{ name: 'role', options: [{ value: '7' }, { value: 'block' }] }],
    });
  });

  test('may be typed in the visitor’s language', () => {
    const french = leavesOf(commands, { locale: 'fr', admin: true });
    const line = readLine('/tipjar mot Merci', french, known);
    expect(line && toCall(line)).toMatchObject({ options: [{ name: 'message' }] });
    expect(readLine('/tipjar-admin role @Time-out block (fr)', french, known)?.error).toBeUndefined();
  });
});

describe('a file', () => {
  const options = (text: string) => call(text).options[0]?.options;

  test('is sent as its id, named by its name', () => {
    expect(options('/tipjar import file:my FUNDING.yml ')).toEqual([{ name: 'file', value: '11' }]);
    expect(options('/tipjar import file:my FUNDING.yml text:ko_fi: ada')).toEqual([
      { name: 'file', value: '11' },
      { name: 'text', value: 'ko_fi: ada' },
    ]);
  });

  test('can’t be typed: a value without a name goes to the other options', () => {
    expect(options('/tipjar import ko_fi: ada')).toEqual([{ name: 'text', value: 'ko_fi: ada' }]);
    expect(options('/tipjar import ko_fi: ada file:my FUNDING.yml')).toContainEqual({ name: 'file', value: '11' });
    expect(read('/tipjar picture my FUNDING.yml').error).toBe('tooMany');
  });

  test('is missing until it is chosen, where it is required', () => {
    expect(read('/tipjar picture ')).toMatchObject({ error: 'missing', current: { option: { name: 'image' } } });
  });
});

describe('a line that can’t be sent says why', () => {
  test.each([
    ['/tip', 'missing'],
    ['/tipjar add paypal', 'missing'],
    ['/tip @Nobody', 'notAUser'],
    ['/tip @Ada much', 'notANumber'],
    ['/tip @Ada 0.1', 'tooSmall'],
    ['/tip @Ada 501', 'tooLarge'],
    ['/tip @Ada amount:', 'missing'],
    ['/tipjar-admin role @Time-out forbid', 'notAChoice'],
    ['/tipjar-admin role @Ada block', 'notARole'],
    ['/tipjar setup now', 'tooMany'],
    ['/tipjar import file:', 'missing'],
    ['/tipjar import file:FUNDING.yml', 'notAFile'],
    [`/tipjar message ${'x'.repeat(41)}`, 'tooLong'],
  ])('%s', (text, error) => {
    expect(read(text).error).toBe(error);
  });
});

test('a text that does not begin with a whole command is not read as one', () => {
  for (const text of ['hello', '/', '/tipja', '/tipjar', '/tipjarsetup']) {
    expect(readLine(text, leaves, known)).toBeUndefined();
  }
});

test('the option being written is known', () => {
  expect(read('/tip ').current?.option.name).toBe('user');
  expect(read('/tip user:').current).toMatchObject({ raw: '', start: 5 });
  expect(read('/tip @A').current).toMatchObject({ raw: '@A', start: 5 });
  expect(read('/tip @Ada ').current).toBeUndefined();
  expect(read('/tipjar add pay').current?.option.name).toBe('provider');
  expect(read('/tipjar add paypal ').current?.option.name).toBe('handle');
});

test('the bot is asked to autocomplete with everything typed so far', () => {
  const line = read('/tipjar add pay');
  expect(toCall(line, line.current?.option)).toEqual({
    name: 'tipjar',
    options: [{ name: 'add', options: [{ name: 'provider', value: 'pay', focused: true }] }],
  });
  const untouched = read('/tipjar add ');
  expect(toCall(untouched, untouched.current?.option).options[0]?.options).toEqual([
    { name: 'provider', value: '', focused: true },
  ]);
});

test('the name of a choice that the bot offered is sent as its value', () => {
  const line = read('/tipjar add provider:Buy Me a Coffee ada', new Map([['Buy Me a Coffee', 'buy-me-a-coffee']]));
  expect(toCall(line).options[0]?.options).toEqual([
    { name: 'provider', value: 'buy-me-a-coffee' },
    { name: 'handle', value: 'ada' },
  ]);
});

test('members don’t see the commands of admins', () => {
  const seen = leavesOf(commands, { locale: 'en-US', admin: false });
  expect(seen.map((leaf) => leaf.path[0])).not.toContain('tipjar-admin');
  expect(mayUse({ default_member_permissions: '0' }, false)).toBe(false);
  expect(mayUse({ default_member_permissions: String(1 << 11) }, false)).toBe(true);
  expect(mayUse({ default_member_permissions: null }, false)).toBe(true);
});

test('the pieces of any line cover it in order without overlapping', () => {
  const words = fc.constantFrom('@Ada', '@Ada Two', 'user:', 'amount:', 'note:', '5', 'x', ' ', '  ', ':', '@');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
      const text = `/tip ${parts.join('')}`;
      let at = 0;
      for (const piece of read(text).pieces) {
        expect(piece.start).toBeGreaterThanOrEqual(at);
        expect(text.slice(at, piece.start).trim()).toBe('');
        expect(piece.end).toBeGreaterThan(piece.start);
        at = piece.end;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
  );
});
