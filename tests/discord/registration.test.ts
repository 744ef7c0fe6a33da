import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { registration } from '../../src/discord/registration.ts';
import { objectsIn } from '../support/json.ts';

/** The types of channel that Discord offers for a command’s option. */
function offered(command: string) {
  const found = objectsIn(registration(commands, menus)).find(({ name, options }) => name === command && options);
  return objectsIn(found).find(({ type }) => type === ApplicationCommandOptionType.Channel)?.channel_types;
}

it('forums are offered for a rule about tipping, and not as a channel to post in', () => {
  expect(offered('channel')).toContain(ChannelType.GuildForum);
  for (const command of ['log', 'requests']) {
    expect(offered(command), command).toEqual([ChannelType.GuildText, ChannelType.GuildAnnouncement]);
  }
});
