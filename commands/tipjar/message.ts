import { form } from '../../src/bot/action.ts';
import type { Form, Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { freeText, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { LONGEST_MESSAGE } from '../../src/jars/jar.ts';
import { MOST_TYPED, ownWords } from '../options/own-words.ts';

export const message = defineCommand('tipjar message', { text: optional(freeText(MOST_TYPED)) }).run(
  async ({ text }, context) => (text === undefined ? ask(context) : save(text, context)),
);

/** Takes the form of `message`. An empty field removes the message. */
export const messageField = defineStep('tipjar message field', { text: optional(freeText(MOST_TYPED)) }).run(
  ({ text = '' }, context) => save(text, context),
);

const wanted = {
  field: 'text',
  most: LONGEST_MESSAGE,
  tooLong: 'message.too-long',
  hidden: 'message.hidden',
} as const;

async function ask({ read, caller, words }: Context): Promise<Form> {
  const jar = await read((reading) => reading.jar(caller.account));
  if (!jar) throw new Refusal('jar.none');
  const label = words('message.label', { most: LONGEST_MESSAGE });
  const placeholder = words('message.placeholder');
  return form({
    title: words('message.form'),
    submit: words('button.save'),
    sends: 'tipjar message field',
    fields: [{ name: 'text', label, placeholder, value: jar.message, most: MOST_TYPED, required: false, long: true }],
  });
}

async function save(typed: string, { caller, write, say, now }: Context): Promise<Reply> {
  const message = ownWords(typed, wanted);
  await write(async (writing) => {
    if (!(await writing.jar(caller.account))) throw new Refusal('jar.none');
    await writing.putJar(caller.account, now, { message });
  });
  return reply(say('message.title'), [text(message ? say('message.done', { message }) : say('message.removed'))]);
}
