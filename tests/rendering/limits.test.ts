import { beforeAll, describe, expect, it } from 'vitest';
import { risksOf } from '../../commands/cards/payer-privacy.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { catalogue } from '../../src/providers/index.ts';
import { ago } from '../../src/text/formats.ts';
import { plain } from '../../src/text/line.ts';
import { languages, textsIn } from '../../src/text/texts.ts';
import { PSEUDO, PSEUDO_RIGHT_TO_LEFT, putPseudo } from '../support/pseudo.ts';
import { readable } from '../support/readable.ts';
import { says } from '../support/to-say.ts';
import { discordProblems, onDiscord } from './discord-problems.ts';
import { replies } from './replies.ts';
import { homeProblems, onSlack, slackProblems } from './slack-problems.ts';

putPseudo();

const count = (text: string, sought: string): number => text.split(sought).length - 1;

describe.each([...languages, PSEUDO, PSEUDO_RIGHT_TO_LEFT])('the longest answers in %s', (language) => {
  let table: Record<string, Answer>;
  beforeAll(async () => {
    table = await replies(language);
  }, 60_000);

  const each = <Said>(say: (answer: Answer) => Said[]) =>
    Object.entries(table).flatMap(([name, answer]) => {
      const said = say(answer);
      return said.length > 0 ? [{ name, said }] : [];
    });

  it('are more than a few, and none of them says that something went wrong', () => {
    expect(Object.keys(table).length).toBeGreaterThan(100);
    expect(each((answer) => (says(readable(answer, language), 'call.fault') ? ['a fault'] : []))).toEqual([]);
  });

  it('are what Discord takes', () => {
    expect(each(discordProblems)).toEqual([]);
  });

  it('are what Slack takes', () => {
    expect(each(slackProblems)).toEqual([]);
  });

  it('cut off nothing that costs money if nobody reads it, on either platform', () => {
    const { words } = textsIn(language);
    const always = [words('card.copy.how'), words('card.changed', { ago: ago(60 * 60 * 1000, language) })];
    const risks = catalogue.all.map((provider) => risksOf(provider, { language })).filter(Boolean);
    const byHand = words('card.amount.by-hand', { amount: '…' }).split('…');
    const cards = Object.entries(table).filter(([name]) => name.endsWith(': tip with changed links'));
    expect(cards.length).toBeGreaterThan(0);
    for (const [name, answer] of cards) {
      if (answer.kind !== 'reply') throw new Error('a tip is no form');
      const discord = JSON.stringify(onDiscord(answer)).replaceAll('\\', '');
      const slack = JSON.stringify(onSlack(answer));
      for (const note of answer.card.parts.flatMap((part) => (part.part === 'row' && part.note ? [part.note] : []))) {
        const needed = [...always, ...risks, ...byHand].filter((one) => plain(note).includes(one));
        expect(needed.length, name).toBeGreaterThan(0);
        for (const one of needed) {
          expect(count(discord, one), `${name}: ${one} ${discord.length}`).toBe(
            count(JSON.stringify(answer.card.parts), one),
          );
          expect(count(slack, one), name).toBeGreaterThanOrEqual(count(JSON.stringify(answer.card.parts), one));
        }
      }
    }
  });

  it('fit into Slack’s Home tab, a jar with the panel below it', () => {
    const panel = table['tipjar-admin panel, alone'];
    const jars = Object.entries(table).filter(([name]) => /: show$/.test(name));
    expect(jars.length).toBeGreaterThan(1);
    if (!panel) throw new Error('there is no panel');
    for (const [name, jar] of jars) expect(homeProblems([jar, panel]), name).toEqual([]);
  });

  it('lose no link, and no text to copy, on either platform', () => {
    const cards = Object.entries(table).filter(([name]) => /: tip( with an amount)?$/.test(name));
    expect(cards.length).toBeGreaterThan(0);
    for (const [, answer] of cards) {
      if (answer.kind !== 'reply') throw new Error('a tip is no form');
      const rows = answer.card.parts.filter((part) => part.part === 'row');
      const discord = JSON.stringify(onDiscord(answer));
      const slack = JSON.stringify(onSlack(answer));
      expect(rows.length, JSON.stringify(answer.card)).toBeGreaterThan(5);
      for (const { button, line } of rows) {
        const wanted = 'url' in button ? button.url : JSON.stringify(line).replace(/^.*"text":"([^"]*)".*$/, '$1');
        expect(discord).toContain(wanted);
        expect(slack).toContain(wanted);
      }
    }
  });
});
