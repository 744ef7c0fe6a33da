import type { Form, Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { LONGEST_MESSAGE } from '../../src/jars/jar.ts';
import { hidesSomething, lengthOf, trimmed } from '../../src/text/plain-text.ts';
import { HONEY } from '../cards/jar-card.ts';

/** Longer than a message may be, so that too long a one is answered with a sentence and not cut off. */
const MOST_TYPED = 1000;

export const message = defineCommand({
  name: 'tipjar message',
  options: { text: optional(text(MOST_TYPED)) },
  async run({ text }, context) {
    return text === undefined ? form(context) : save(text, context);
  },
});

/** Where the form of `message` ends; its field may be left empty to have no message. */
export const messageField = defineCommand({
  name: 'tipjar message field',
  hidden: true,
  options: {},
  run: (_, context) => save(context.fields.text ?? '', context),
});

async function form({ store, caller, words }: Context): Promise<Form> {
  const jar = await store.read((reading) => reading.jar(caller.account));
  if (!jar) throw new Refusal('jar.none');
  return {
    kind: 'form',
    title: words('message.form'),
    submit: words('button.save'),
    action: { command: 'tipjar message field' },
    fields: [
      {
        name: 'text',
        label: words('message.label', { most: LONGEST_MESSAGE }),
        placeholder: words('message.placeholder'),
        value: jar.message,
        most: MOST_TYPED,
        required: false,
        long: true,
      },
    ],
  };
}

async function save(typed: string, { caller, change, say, now }: Context): Promise<Reply> {
  const message = trimmed(typed).replace(/[\r\n\t ]+/g, ' ');
  const length = lengthOf(message);
  if (length > LONGEST_MESSAGE) throw wrong('message.too-long', { most: LONGEST_MESSAGE, length });
  if (hidesSomething(message)) throw wrong('message.hidden');
  await change(async (writing) => {
    if (!(await writing.jar(caller.account))) throw new Refusal('jar.none');
    await writing.putJar(caller.account, now, { message });
  });
  return reply({
    title: say('message.title'),
    color: HONEY,
    parts: [{ part: 'text', line: message ? say('message.done', { message }) : say('message.removed') }],
  });
}

/** The same sentence for who typed the command and for the form's field. */
function wrong(key: 'message.too-long' | 'message.hidden', values = {}): Refusal {
  return new Refusal(key, values, { fields: { text: new Refusal(key, values) } });
}
