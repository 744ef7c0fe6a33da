import { defineStep } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { key, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';

/** The ids of members have at most so many characters on both platforms. */
const LONGEST_MEMBER = 32;

/**
 * Removes the post for everybody whose button was pressed. Those may whom it is by or about, and admins.
 * @throws {Refusal} when anybody else presses.
 */
export const removePost = defineStep('tip remove post', {
  by: key(LONGEST_MEMBER),
  user: optional(key(LONGEST_MEMBER)),
})
  .lookUp({
    read: async () => undefined,
    async ask(platform, _, { by, user = by }, { caller }) {
      const author = platform.accountOf(by);
      const subject = platform.accountOf(user);
      const own = [author, subject].includes(caller.account);
      return { author, may: own || (await platform.isAdmin()), own };
    },
  })
  .run(async (_, { say, write }, { author, may, own }) => {
    if (!may) throw new Refusal('post.not-yours');
    if (!own) await write((writing) => writing.note({ action: 'post.removed', subject: author }));
    return { ...reply(say('post.title'), [text(say('post.removed'))]), posted: 'removed' };
  });
