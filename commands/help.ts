import type { Part } from '../src/bot/answer.ts';
import { type Command, type Context, defineCommand, reply } from '../src/bot/command.ts';
import { descriptionKey } from '../src/bot/description.ts';
import { usageOf } from '../src/bot/usage.ts';
import { code } from '../src/text/line.ts';
import { HONEY } from './cards/jar-card.ts';

/** What can be typed, for one of the commands with words behind it. */
export function helpFor(name: 'tip' | 'tipjar' | 'tipjar-admin', commands: () => readonly Command[]) {
  return defineCommand({
    name: `${name} help`,
    hidden: true,
    admin: name === 'tipjar-admin',
    options: {},
    async run(_, { say }: Context) {
      const listed = commands().filter((one) => !one.hidden && (one.name === name || one.name.startsWith(`${name} `)));
      return reply({
        title: say('help.title'),
        color: HONEY,
        parts: [
          { part: 'text', line: say(`help.${name}`) },
          ...listed.map(
            (one): Part => ({ part: 'text', line: [code(usageOf(one)), ' ', ...say(descriptionKey(one.name))] }),
          ),
        ],
      });
    },
  });
}
