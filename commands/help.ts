import type { Reply } from '../src/bot/answer.ts';
import { type Context, defineCommand, defineStep } from '../src/bot/command.ts';
import { descriptionKey, usageOf } from '../src/bot/description.ts';
import { type Parts, reply, text } from '../src/bot/kit.ts';
import { bold, code } from '../src/text/line.ts';
import type { TextKey } from '../src/text/texts.ts';

interface Topic {
  heading: TextKey;
  /** What people type behind the command, in the order in which it's listed. */
  words: readonly string[];
}

/** Commands that stand under no heading come last. */
const topics: Readonly<Record<'tip' | 'tipjar' | 'tipjar-admin', readonly Topic[]>> = {
  tip: [],
  tipjar: [
    { heading: 'help.topic.links', words: ['setup', 'add', 'remove', 'order', 'import'] },
    { heading: 'help.topic.card', words: ['show', 'message', 'currency', 'category', 'pause', 'resume'] },
    { heading: 'help.topic.data', words: ['export', 'delete'] },
  ],
  'tipjar-admin': [
    {
      heading: 'help.topic.rules',
      words: ['eligibility', 'tippers', 'role', 'provider', 'channel', 'rules', 'category', 'switch'],
    },
    {
      heading: 'help.topic.jars',
      words: ['list', 'requests', 'approve', 'decline', 'suspend', 'restore', 'remove-link', 'restore-link', 'dismiss'],
    },
  ],
};

/** Lists everything that can be typed after one of the three commands. */
function help(name: keyof typeof topics, { say, commands }: Context): Reply {
  const listed = commands
    .filter((one) => !one.hidden && (one.name === name || one.name.startsWith(`${name} `)))
    .map((command) => ({ command, word: command.name.slice(name.length + 1) }));
  const lines = (some: typeof listed): Parts =>
    some.map(({ command }) => text([code(usageOf(command)), ' ', ...say(descriptionKey(command.name))]));
  const under = (heading: TextKey, some: typeof listed): Parts =>
    some.length > 0 && topics[name].length > 0 ? [text([bold(...say(heading))]), lines(some)] : [lines(some)];
  const others = listed.filter(({ word }) => !topics[name].some(({ words }) => words.includes(word)));
  return reply(say('help.title'), [
    text(say(`help.${name}`)),
    topics[name].map(({ heading, words }) =>
      under(
        heading,
        words.flatMap((word) => listed.find((one) => one.word === word) ?? []),
      ),
    ),
    under('help.topic.more', others),
  ]);
}

export const tipHelp = defineStep('tip help', {}).run(async (_, context) => help('tip', context));
/** People can choose this one on Discord too, where `/tipjar` alone can't be sent. */
export const tipjarHelp = defineCommand('tipjar help', {}).run(async (_, context) => help('tipjar', context));
export const adminHelp = defineStep('tipjar-admin help', {}).run(async (_, context) => help('tipjar-admin', context));
