import { toChoose } from '../../src/bot/action.ts';
import type { Context } from '../../src/bot/command.ts';
import { channelMenu, type Parts, text } from '../../src/bot/kit.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { channelSpan } from '../../src/text/line.ts';

/** Says where requests appear, and offers to choose a channel for them where there is none. */
export function requestPlace({ requestChannel, journalChannel }: Policy, { say, words }: Context): Parts {
  if (requestChannel !== undefined) return [text(say('policy.requests', { channel: channelSpan(requestChannel) }))];
  return [
    text(
      journalChannel === undefined
        ? say('requests.nowhere')
        : say('requests.with-log', { channel: channelSpan(journalChannel) }),
    ),
    channelMenu(toChoose('tipjar-admin requests', 'channel'), words('panel.channels.requests')),
  ];
}
