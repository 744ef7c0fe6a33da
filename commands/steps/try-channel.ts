import type { Context } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Line } from '../../src/text/line.ts';

/**
 * Posts a first line into a channel that was chosen for more.
 * @throws {Refusal} saying how to let the bot in, where it may not post.
 */
export async function postHere(channel: string, line: Line, { community, platform, say }: Context): Promise<void> {
  const posted = await platform.post(channel, { title: say('log.title'), parts: [{ part: 'text', line }] });
  if (posted) return;
  const values = { channel: { kind: 'channel', id: channel } } as const;
  throw new Refusal(community.startsWith('slack:') ? 'channel.closed.slack' : 'channel.closed.discord', values);
}
