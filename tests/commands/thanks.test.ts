import { beforeEach, describe, expect, it } from 'vitest';
import { recipientMark } from '../../src/bot/action-id.ts';
import type { Card } from '../../src/bot/answer.ts';
import { actionsOf, buttonsOn } from '../support/buttons.ts';
import { findAction } from '../support/find-action.ts';
import type { Person } from '../support/person.ts';
import { readableCard } from '../support/readable.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';

const DAY = 24 * 60 * 60 * 1000;

let town: Town;
let ada: Person;
let ben: Person;
let max: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    MAX: { name: 'Max' },
    GRACE: { name: 'Grace', admin: true },
  });
  [ada, ben, max, grace] = [town.person('ADA'), town.person('BEN'), town.person('MAX'), town.person('GRACE')];
  await ada.says('/tipjar add paypal adalovelace');
});

const preview = async () => (await ben.says('/tip @ada 5')).press('tip thanks');

function posted({ reply }: Shown): Card {
  if (!reply.toChannel) throw new Error('nothing was posted');
  return reply.toChannel;
}

const removes = (person: Person, card: Card) =>
  person.presses(findAction(actionsOf(buttonsOn(card)), 'tip remove post'), { recipient: recipientMark('slack:T1') });

const offered = async () => (await ben.says('/tip @ada')).actions.map(({ command }) => command);

describe('thanks in public', () => {
  it('are shown before they are posted, and say nothing of money', async () => {
    const shown = await preview();
    expect(shown).toSay('thanks.preview');
    expect(shown).toSay('thanks.line', { tipper: 'Ben', name: 'Ada' });
    expect(shown.reply.toChannel).toBeUndefined();
    const done = await shown.press('tip thanks post');
    expect(done).toSay('thanks.done');
    expect(readableCard(posted(done), 'en').said).toEqual([shown.said.at(2)]);
    expect(JSON.stringify(posted(done))).not.toMatch(/5|paypal/i);
  });

  it('are posted once a day to the same creator, and once for one delivery', async () => {
    const shown = await preview();
    const done = await shown.press('tip thanks post');
    expect(await done.again()).toSay('call.repeated');
    const again = await shown.press('tip thanks post');
    expect(again).toSay('thanks.again', { name: 'Ada' });
    expect(again.reply.toChannel).toBeUndefined();
    town.clock.now += DAY;
    posted(await (await preview()).press('tip thanks post'));
  });

  it('are removed by whom they name and by admins, and by nobody else', async () => {
    const card = posted(await (await preview()).press('tip thanks post'));
    expect(await removes(max, card)).toSay('post.not-yours');
    for (const person of [ben, ada, grace]) expect((await removes(person, card)).reply.posted).toBe('removed');
    expect(await grace.says('/tipjar-admin log')).toSay('log.post.removed', { actor: '@GRACE', subject: '@BEN' });
  });

  it('are not offered where an admin has switched them off, and not posted by an earlier card', async () => {
    const shown = await preview();
    await grace.says('/tipjar-admin feature thanks off');
    expect(await offered()).not.toContain('tip thanks');
    expect(await preview2()).toSay('thanks.off');
    expect(await shown.press('tip thanks post')).toSay('thanks.off');
  });

  const preview2 = () => ben.presses({ command: 'tip thanks', options: { user: 'ADA' } });

  it('are not offered for a creator who would rather not be named, and not posted by an earlier card', async () => {
    const shown = await preview();
    expect(await ada.says('/tipjar thanks off')).toSay('thanks.own.off');
    expect(await offered()).not.toContain('tip thanks');
    expect(await preview2()).toSay('thanks.refused', { name: 'Ada' });
    expect(await shown.press('tip thanks post')).toSay('thanks.refused', { name: 'Ada' });
    expect(await (await ada.says('/tipjar thanks off')).press('tipjar thanks', { state: 'on' })).toSay('thanks.own.on');
    expect(await offered()).toContain('tip thanks');
  });

  it('are not posted to somebody without a jar, to oneself, or where tipping isn’t allowed', async () => {
    const shown = await preview();
    const says = (user: string) => ben.presses({ command: 'tip thanks post', options: { user } });
    expect(await says('MAX')).toSay('tip.no-jar', { name: 'Max' });
    expect(await says('BEN')).toSay('tip.self.no-jar');
    await grace.says('/tipjar-admin channel #general block');
    expect(await shown.press('tip thanks post')).toSay('tip.channel.blocked');
  });
});

describe('/tipjar thanks', () => {
  const kept = async () => {
    const { file } = (await ada.says('/tipjar export')).reply;
    return JSON.parse(new TextDecoder().decode(file?.content)).jar?.thanksInPublic;
  };

  it('is in the export and goes with the jar', async () => {
    expect(await kept()).toBe(true);
    await ada.says('/tipjar thanks off');
    expect(await kept()).toBe(false);
    await (await ada.says('/tipjar delete')).press('tipjar delete now');
    town.clock.now += 1;
    await ada.says('/tipjar add paypal adalovelace');
    expect(await kept()).toBe(true);
  });

  it('needs a jar, and takes on and off', async () => {
    expect(await ben.says('/tipjar thanks off')).toSay('jar.none');
    expect(await ada.says('/tipjar thanks maybe')).toSay('option.choice.form', { typed: 'maybe', choices: 'on, off' });
  });
});
