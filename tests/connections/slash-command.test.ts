import { expect, it } from 'vitest';
import { defineCommand, reply } from '../../src/bot/command.ts';
import { slashCommands } from '../../src/connections/slash-command.ts';

const command = (name: string, more: { hidden?: boolean } = {}) =>
  defineCommand({ name, options: {}, run: async () => reply({ title: [], parts: [] }), ...more });

it('commands are listed once by their first word, with the second words they have', () => {
  const [tip, show, add] = [command('tip'), command('tipjar show'), command('tipjar add')];
  expect(slashCommands([show, tip, add])).toEqual([
    {
      name: 'tipjar',
      whole: undefined,
      subcommands: [
        { word: 'show', command: show },
        { word: 'add', command: add },
      ],
    },
    { name: 'tip', whole: tip, subcommands: [] },
  ]);
});

it('hidden commands are not listed', () => {
  const show = command('tipjar show');
  const listed = slashCommands([command('secret', { hidden: true }), show, command('tipjar x', { hidden: true })]);
  expect(listed).toEqual([{ name: 'tipjar', whole: undefined, subcommands: [{ word: 'show', command: show }] }]);
});
