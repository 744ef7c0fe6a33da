import { defineStep } from '../src/bot/command.ts';
import { descriptionKey, usageOf } from '../src/bot/description.ts';
import { reply, text } from '../src/bot/kit.ts';
import { code } from '../src/text/line.ts';

/** Makes the help for one of the three commands, which lists everything that can be typed after it. */
const helpFor = <const Name extends 'tip' | 'tipjar' | 'tipjar-admin'>(name: Name) =>
  defineStep(`${name} help`, {}).run(async (_, { say, commands }) => {
    const listed = commands.filter((one) => !one.hidden && (one.name === name || one.name.startsWith(`${name} `)));
    return reply(say('help.title'), [
      text(say(`help.${name}`)),
      listed.map((one) => text([code(usageOf(one)), ' ', ...say(descriptionKey(one.name))])),
    ]);
  });

export const tipHelp = helpFor('tip');
export const tipjarHelp = helpFor('tipjar');
export const adminHelp = helpFor('tipjar-admin');
