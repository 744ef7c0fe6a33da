import { ChannelType, InteractionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { CallInteraction } from '../../src/discord/interaction.ts';
import { toCall } from '../../src/discord/to-call.ts';

/** A command as Discord sends it, cut down to what is read of it. */
const asked = (channel: { id: string; type: ChannelType; parent_id?: string | null }) =>
  ({
    id: '1',
    type: InteractionType.ApplicationCommand,
    guild_id: '2',
    channel,
    member: { user: { id: '3', username: 'ada' }, roles: [] },
    locale: 'en-US',
    data: { type: 1, name: 'tip', options: [] },
  }) as unknown as CallInteraction;

it('a message whose author Discord leaves out is about nobody, and says so', () => {
  const menus = [{ name: 'Tip author', id: 'tip', on: 'message', command: 'tip', option: 'user' }] as const;
  const data = { type: 3, name: 'Tip author', target_id: '7', resolved: { messages: {} } };
  const call = toCall(
    { ...asked({ id: '10', type: ChannelType.GuildText }), data } as unknown as CallInteraction,
    menus,
  );
  expect(call).toMatchObject({ command: 'tip', options: {}, missing: 'author' });
});

it('a command outside any server is in the language of who typed it', () => {
  const { guild_id: _, ...direct } = asked({ id: '10', type: ChannelType.DM });
  const call = toCall({ ...direct, locale: 'fr' } as unknown as CallInteraction, []);
  expect(call).toMatchObject({ language: 'fr' });
  expect(call.community).toBeUndefined();
});

describe('where a command was typed', () => {
  it.each([ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread])(
    'is the channel that a thread of type %i is in',
    (type) => {
      expect(toCall(asked({ id: '10', type, parent_id: '11' }), []).channel).toBe('11');
    },
  );

  it('is a channel itself, whatever category it is in', () => {
    expect(toCall(asked({ id: '10', type: ChannelType.GuildText, parent_id: '11' }), []).channel).toBe('10');
    expect(toCall(asked({ id: '10', type: ChannelType.GuildVoice, parent_id: null }), []).channel).toBe('10');
  });
});
