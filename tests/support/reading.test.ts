import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/bot/answer.ts';
import { toMessage as toDiscord } from '../../src/discord/to-message.ts';
import { toMessage as toSlack } from '../../src/slack/to-message.ts';
import { bold, code } from '../../src/text/line.ts';
import { readComponents } from './read-discord.ts';
import { readBlocks } from './read-slack.ts';
import { readableCard } from './readable.ts';

const stamp = 'ownermrk|l0000000';

/** Everything that a platform writes in its own way, and what somebody types to look like it. */
const card: Card = {
  title: ['*A* title'],
  parts: [
    { part: 'text', line: ['1. ', bold('bold _and_ ', code('code')), ' ', code('a*b'), ' \\* `x` <@1> -# ### @a'] },
    {
      part: 'text',
      line: [{ kind: 'member', id: 'U1' }, ' ', { kind: 'role', id: 'S1' }, ' ', { kind: 'channel', id: 'C1' }],
    },
    { part: 'small', line: ['since ', { kind: 'moment', at: Date.UTC(2026, 10, 22, 12, 30) }] },
    {
      part: 'row',
      line: ['https://ko-fi.com/ada'],
      note: ['# note'],
      button: { label: 'Go', url: 'https://ko-fi.com/ada' },
    },
    { part: 'buttons', buttons: [{ label: 'Show', action: { command: 'tipjar show' }, style: 'plain' }] },
    { part: 'members', action: { command: 'tip' }, option: 'user', placeholder: 'Who' },
  ],
};

describe('what a card says', () => {
  it('is read on Discord as it is on the card', () => {
    const read = readComponents(toDiscord({ kind: 'reply', card }, stamp).components);
    expect(read.said.join('\n')).toBe(readableCard(card, 'en').said.join('\n'));
    expect(read.offered).toEqual(['Go', 'Show', 'Who']);
  });

  it('is read on Slack as it is on the card', () => {
    expect(readBlocks(toSlack({ kind: 'reply', card }, stamp).blocks)).toEqual(readableCard(card, 'en'));
  });
});
