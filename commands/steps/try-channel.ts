import type { LookUp } from '../../src/bot/command.ts';
import { text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { channelSpan } from '../../src/text/line.ts';
import { textsIn } from '../../src/text/texts.ts';
import { adviceFor } from '../cards/rules-seen.ts';

/**
 * Posts a first line into a channel that an admin has chosen, to find out whether the bot may post there. If it may
 * not, `ask` throws a refusal that says why and what to do.
 */
export const tryChannel = (
  hello: 'log.channel.hello' | 'requests.hello',
): LookUp<{ channel: { id: string } | undefined }, undefined, void> => ({
  read: async () => undefined,
  async ask(platform, _, { channel }, { language }) {
    if (!channel) return;
    const { say } = textsIn(language);
    const posted = await platform.post(channel.id, {
      title: say('log.title'),
      parts: [text(say(hello))],
    });
    if (posted === true) return;
    throw new Refusal(adviceFor(posted, platform.name), { channel: channelSpan(channel.id) });
  },
});
