import { beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_REASON } from '../../commands/options/own-words.ts';
import { fitsOnButton } from '../../src/bot/action-id.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Person } from '../support/person.ts';
import { readable } from '../support/readable.ts';
import { someLanguages } from '../support/some-languages.ts';
import { says } from '../support/to-say.ts';
import { createTown, type Town } from '../support/town.ts';
import { discordProblems } from './discord-problems.ts';
import { fillJar, jars } from './jars.ts';
import { slackProblems } from './slack-problems.ts';

/** These ids are as long as they get, by what they identify. */
const ids = {
  discord: (_: string, at: number) => `99999999999999999${at + 100}`,
  slack: (kind: string, at: number) => `${kind}0123456${at + 100}`,
};

/** Every character in this text has to be escaped in Discord's markdown. */
const STARS = '*'.repeat(80);
const WHY = '*'.repeat(LONGEST_REASON);
const PEOPLE = 12;

const platforms = ['discord', 'slack'] as const;
const everywhere = platforms.flatMap((platform) => someLanguages.map((language) => ({ platform, language })));

describe.each(everywhere)('what an admin reads on $platform in $language, at its longest', ({ platform, language }) => {
  const place = platform === 'discord' ? 'discord:1' : 'slack:T1';
  const id = ids[platform];
  const nameOf = (at: number) => id('U', at);
  const answers: Record<string, Answer> = {};
  let town: Town;
  let boss: Person;

  beforeAll(async () => {
    town = createTown({ [nameOf(98)]: { name: 'Boss', admin: true, language }, BEN: { name: STARS, language } });
    boss = town.person(nameOf(98), place);
    const admin = async (text: string) => {
      const shown = await boss.says(`/tipjar-admin ${text}`);
      expect(shown.refused, text).toBe(false);
      return shown;
    };
    for (let at = 0; at < PEOPLE; at += 1) {
      town.citizens[nameOf(at)] = { name: STARS, language };
      await fillJar(town.person(nameOf(at), place), jars['ten links with the longest names'] ?? []);
    }
    for (let at = 10; at < 60; at += 1) await admin(`role @@${id('S', at)} ${at % 2 ? 'allow' : 'block'}`);
    for (let at = 10; at < 35; at += 1) await admin(`channel #${id('C', at)} ${at % 2 ? 'allow' : 'block'}`);
    for (const provider of catalogue.all.slice(0, 60)) await admin(`provider ${provider.id} block`);
    for (let at = 0; at < 20; at += 1) {
      await town.store.write({ id: `category ${at}`, at: 1 }, (writing) =>
        writing.putCategory(place, `${'*'.repeat(28)}${at}`),
      );
    }
    await admin(`log #${id('C', 99)}`);
    await admin('eligibility roles');
    answers['who may tip'] = (await admin('tippers en fr de es it pt ja ko zh ru pl nl')).answer;
    answers['a channel'] = (await admin(`channel #${id('C', 11)} block`)).answer;
    answers['switched off'] = (await admin('switch off')).answer;
    answers.status = (await admin('status')).answer;
    answers['the jars'] = (await admin('list')).answer;
    for (let at = 0; at < PEOPLE; at += 1)
      answers['a suspension'] = (await admin(`suspend @${nameOf(at)} ${WHY}`)).answer;
    answers['the log'] = (await admin('log')).answer;
    answers['its file'] = (await admin('export')).answer;
    for (const one of town.posted) answers[`posted ${town.posted.indexOf(one)}`] = { kind: 'reply', card: one.card };
    for (const one of town.told) answers[`told ${town.told.indexOf(one)}`] = { kind: 'reply', card: one.card };
    const ben = town.person('BEN', place);
    for (const who of ['roles', 'en fr de es it pt ja ko zh ru pl nl']) {
      await admin('switch on');
      await admin(`tippers ${who}`);
      for (const channel of [id('C', 11), id('C', 13)]) {
        answers[`refused ${who} in ${channel}`] = (await ben.in(channel).says(`/tip @${nameOf(0)}`)).answer;
      }
    }
  }, 120_000);

  const cards = () => Object.entries(answers).map(([name, answer]) => ({ name, answer }));

  it('never says that something went wrong', () => {
    const faults = cards().filter(({ answer }) => says(readable(answer, language), 'call.fault'));
    expect(faults).toEqual([]);
  });

  it('is what the platform takes', () => {
    const refused = cards().flatMap(({ name, answer }) => {
      const said = platform === 'discord' ? discordProblems(answer) : slackProblems(answer);
      return said.length > 0 ? [{ name, said }] : [];
    });
    expect(refused).toEqual([]);
  });
});

it('every button about a link has room for the longest id of a provider and of a member', () => {
  const user = '9'.repeat(20);
  for (const { id: provider } of catalogue.all) {
    for (const word of ['remove-link', 'restore-link']) {
      expect(fitsOnButton({ command: `tipjar-admin ${word}`, options: { user, provider } }), provider).toBe(true);
    }
  }
});
