import { to } from '../../src/bot/action.ts';
import type { Button } from '../../src/bot/answer.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { emojiOrOff } from '../options/emoji.ts';

const OFF = 'off';

/** Chooses the emoji with which a reaction opens the author's jar on Slack, or says which it is. */
export const reaction = defineCommand('tipjar-admin reaction', { emoji: emojiOrOff() }).run(
  async ({ emoji }, context) => {
    const { community, platform, read, write, say } = context;
    if (platform === 'Discord') throw new Refusal('reaction.discord');
    if (emoji === undefined) {
      const chosen = (await read((reading) => reading.policy(community))).reaction;
      return reply(say('reaction.title'), [
        text(chosen === '' ? say('reaction.none') : say('reaction.chosen', { emoji: `:${chosen}:` })),
        buttons(chosen !== '' && offButton(context)),
      ]);
    }
    await write(async (writing) => {
      await writing.putPolicy(community, { reaction: emoji === OFF ? '' : emoji });
      await writing.note({ action: 'policy.reaction', what: emoji === OFF ? OFF : `:${emoji}:` });
    });
    return reply(say('reaction.title'), [
      text(emoji === OFF ? say('reaction.off') : say('reaction.chosen', { emoji: `:${emoji}:` })),
      buttons(emoji !== OFF && offButton(context)),
    ]);
  },
);

const offButton = ({ words }: Context): Button =>
  button(words('button.switch-off'), to('tipjar-admin reaction', { emoji: OFF }));
