import { expect, test } from 'vitest';
import { readLine } from '../../../sandbox/page/discord/command/command-line.js';
import { leavesOf } from '../../../sandbox/page/discord/command/leaves.js';
import { suggestCommands, suggestValues, withValue } from '../../../sandbox/page/discord/command/suggestions.js';
import { commands, known } from './commands.ts';

const leaves = leavesOf(commands, { locale: 'en-US', admin: false });

/** The whole line after each suggestion was taken. */
const suggested = (text: string, offered: { name: string; value: string }[] = []) => {
  const line = readLine(text, leaves, known);
  const found = line ? suggestValues(text, line, known, offered) : suggestCommands(text, leaves);
  return found.map((one) => one.text);
};

test('commands come in the order of how well they fit', () => {
  expect(suggestCommands('/tip', leaves).map((one) => one.label)).toEqual([
    '/tip',
    '/tipjar setup',
    '/tipjar add',
    '/tipjar message',
    '/tipjar import',
    '/tipjar picture',
  ]);
  expect(suggested('/mess')).toEqual(['/tipjar message text:']);
});

test('a person is picked by the beginning of their name', () => {
  expect(suggested('/tip user:@ada t')).toEqual([]);
  expect(suggested('/tip @tw')).toEqual(['/tip user:@Ada Two ']);
  expect(suggested('/tip ')).toEqual(['/tip user:@Ada ', '/tip user:@Ada Two ']);
});

test('taking a value that the bot offers adds the name of the next required option', () => {
  expect(suggested('/tipjar add pay', [{ name: 'PayPal', value: 'paypal' }])).toEqual([
    '/tipjar add provider:PayPal handle:',
  ]);
});

test('options that may be left out are offered after the others', () => {
  expect(suggested('/tip @Ada ')).toEqual(['/tip @Ada amount:', '/tip @Ada note:']);
  expect(suggested('/tip @Ada amount:5 ')).toEqual(['/tip @Ada amount:5 note:']);
});

test('a file option offers the file dialog, and the files chosen before', () => {
  const text = '/tipjar picture image:';
  const line = readLine(text, leaves, known);
  if (!line) throw new Error('this is a command');
  const [chooser, ...again] = suggestValues(text, line, known, []);
  expect(chooser).toMatchObject({ choosesFile: true, text });
  expect(again.map((one) => one.text)).toEqual(['/tipjar picture image:my FUNDING.yml ']);
  expect(withValue(text, line, 'a b.png')).toBe('/tipjar picture image:a b.png ');
});
