import { ApplicationCommandOptionType, ChannelType, Locale } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import type { CommandBody, OptionBody } from '../../sandbox/discord/bodies/command-body.ts';
import { commandProblems } from '../../sandbox/discord/problems/command-problems.ts';
import { registration } from '../../src/discord/registration.ts';
import { languageOf, type TextKey, textsIn } from '../../src/text/texts.ts';
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

const registered = registration(commands, menus);

/** What has a text in another language, and the text. */
const inFrench = (field: 'description_localizations' | 'name_localizations') =>
  objectsIn(registered).flatMap((one) => {
    const texts = one[field];
    return typeof texts === 'object' && texts !== null && 'fr' in texts ? [{ name: one.name, text: texts.fr }] : [];
  });

it('every command and option is described in every language that Discord and the bot have', () => {
  const described = objectsIn(registered).filter(({ description }) => description !== undefined);
  expect(inFrench('description_localizations')).toHaveLength(described.length);
  for (const { description_localizations: texts } of described) {
    expect(Object.keys(texts ?? {})).toEqual(Object.values(Locale).filter((locale) => languageOf(locale) !== 'en'));
  }
});

/** Discord has no menu of a whole app. */
const ofDiscord = menus.filter(({ on }) => on !== 'app');

it('menus and choices have names in every language; commands and options don’t, because sentences say them', () => {
  const named = inFrench('name_localizations');
  expect(named).toContainEqual({ name: 'Tip', text: 'Pourboire' });
  expect(named).toContainEqual({ name: 'allow', text: 'allow · autoriser' });
  const choices = objectsIn(registered).filter(({ value }) => value !== undefined);
  expect(choices.length).toBeGreaterThan(20);
  expect(named).toHaveLength(choices.length + ofDiscord.length);
});

it('the English names of the menus are those by which Discord tells the bot which one it was', () => {
  for (const { id, name } of ofDiscord) expect(textsIn('en').words(`menu.${id}` as TextKey)).toBe(name);
});

it('Discord takes all of it, even if every description were as long as it may be', () => {
  const longest = <One extends CommandBody | OptionBody>(named: One): One => ({
    ...named,
    ...(named.description && { description: 'x'.repeat(100) }),
    ...(named.options && { options: named.options.map(longest) }),
  });
  for (const command of registered as CommandBody[]) {
    expect([...commandProblems(command)]).toEqual([]);
    expect([...commandProblems(longest(command))]).toEqual([]);
  }
});
