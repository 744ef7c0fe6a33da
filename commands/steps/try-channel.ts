import type { LookUp } from '../../src/bot/command.ts';
import { text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { channelSpan } from '../../src/text/line.ts';
import { textsIn } from '../../src/text/texts.ts';

/**
 * Posts a first line into a channel that an admin has chosen, to find out whether the bot may post there. If it may
 * not, `ask` throws a refusal that says how to let the bot in.
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
    if (posted) return;
    const key = platform.name === 'Slack' ? 'channel.closed.slack' : 'channel.closed.discord';
    throw new Refusal(key, { channel: channelSpan(channel.id) });
  },
});
