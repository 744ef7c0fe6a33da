import { expect, it } from 'vitest';
import { defineCommand, defineStep } from '../../src/bot/command.ts';
import { reply } from '../../src/bot/kit.ts';
import { slashCommands } from '../../src/connections/slash-command.ts';

const command = (name: string) => defineCommand(name, {}).run(async () => reply([], []));
const step = (name: string) => defineStep(name, {}).run(async () => reply([], []));

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

it('steps that only a button leads to are not listed', () => {
  const show = command('tipjar show');
  const listed = slashCommands([step('secret'), show, step('tipjar x')]);
  expect(listed).toEqual([{ name: 'tipjar', whole: undefined, subcommands: [{ word: 'show', command: show }] }]);
});
