import { beforeEach, describe, expect, it } from 'vitest';
import { recipientMark } from '../../src/bot/action-id.ts';
import type { Card } from '../../src/bot/answer.ts';
import { actionsOf, buttonsOn } from '../support/buttons.ts';
import { findAction } from '../support/find-action.ts';
import type { Person } from '../support/person.ts';
import { readableCard } from '../support/readable.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';

const MINUTE = 60_000;

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;
let citizens: Record<'ADA' | 'BEN' | 'GRACE', { name: string; admin?: boolean }>;

beforeEach(async () => {
  citizens = { ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } };
  town = createTown(citizens);
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
  await ada.says('/tipjar add paypal adalovelace');
  await ada.says('/tipjar message Every coffee helps');
});

function posted({ reply }: Shown): Card {
  if (!reply.toChannel) throw new Error('nothing was posted');
  return reply.toChannel;
}

const presses = (person: Person, card: Card, command: 'tip' | 'tip remove post') =>
  person.presses(findAction(actionsOf(buttonsOn(card)), command), { recipient: recipientMark('slack:T1') });

describe('a jar that is posted', () => {
  it('says who it is of, their message and the services, without a name at any of them', async () => {
    const answer = await ada.says('/tipjar post');
    expect(answer).toSay('post.done');
    const said = readableCard(posted(answer), 'en').said.join('\n');
    for (const part of ['Ada', 'Every coffee helps', 'PayPal']) expect(said).toContain(part);
    expect(JSON.stringify(posted(answer))).not.toContain('adalovelace');
  });

  it('is posted by one press on /tipjar show', async () => {
    expect(posted(await (await ada.says('/tipjar show')).press('tipjar post')).title).toEqual(['Tip Ada']);
  });

  it('has a button that shows the private card to whoever presses it', async () => {
    const card = posted(await ada.says('/tipjar post'));
    expect((await presses(ben, card, 'tip')).links).toEqual(['https://paypal.me/adalovelace']);
    expect(await presses(ada, card, 'tip')).toSay('tip.self');
  });

  it('is removed by its author without an entry in the log', async () => {
    const card = posted(await ada.says('/tipjar post'));
    const removed = await presses(ada, card, 'tip remove post');
    expect(removed).toSay('post.removed');
    expect(removed.reply.posted).toBe('removed');
    expect(await grace.says('/tipjar-admin log')).not.toSay('log.post.removed');
  });

  it('is removed by an admin, and the log says who did that', async () => {
    const card = posted(await ada.says('/tipjar post'));
    expect((await presses(grace, card, 'tip remove post')).reply.posted).toBe('removed');
    const log = await grace.says('/tipjar-admin log');
    expect(log).toSay('log.post.removed', { actor: '@GRACE', subject: '@ADA' });
  });

  it('stays when anybody else presses, and when an admin’s rights have ended', async () => {
    const card = posted(await ada.says('/tipjar post'));
    citizens.GRACE.admin = false;
    for (const stranger of [ben, grace]) {
      const refused = await presses(stranger, card, 'tip remove post');
      expect(refused).toSay('post.not-yours');
      expect(refused.reply.posted).toBeUndefined();
    }
  });
});

describe('a jar isn’t posted', () => {
  const nothing = (answer: Shown) => expect(answer.reply.toChannel).toBeUndefined();

  it('when there is none, or it isn’t shown here', async () => {
    expect(await ben.says('/tipjar post')).toSay('jar.none');
    await ada.says('/tipjar pause');
    const refused = await ada.says('/tipjar post');
    expect(refused).toSay('post.not-live');
    nothing(refused);
    expect(await refused.press('tipjar show')).toSay('standing.paused');
    expect((await ada.says('/tipjar show')).actions.map(({ command }) => command)).not.toContain('tipjar post');
  });

  it('when an admin has suspended it, or switched posts or all of the bot off', async () => {
    const show = await ada.says('/tipjar show');
    await grace.says('/tipjar-admin suspend @ada');
    expect(await show.press('tipjar post')).toSay('post.not-live');
    await grace.says('/tipjar-admin restore @ada');
    await grace.says('/tipjar-admin feature posts off');
    const refused = await show.press('tipjar post');
    expect(refused).toSay('post.off');
    nothing(refused);
    expect((await ada.says('/tipjar show')).actions.map(({ command }) => command)).not.toContain('tipjar post');
    await grace.says('/tipjar-admin switch off');
    expect(await show.press('tipjar post')).toSay('tip.off');
  });

  it('where tipping isn’t allowed', async () => {
    await grace.says('/tipjar-admin channel #general block');
    expect(await ada.says('/tipjar post')).toSay('tip.channel.blocked');
    await grace.says('/tipjar-admin channel #tips allow');
    expect(await ada.says('/tipjar post')).toSay('tip.channel', { channels: '#TIPS' });
  });

  it('by one whose roles don’t allow a jar any more', async () => {
    await grace.says('/tipjar-admin eligibility roles');
    expect(await ada.says('/tipjar post')).toSay('post.not-live');
  });

  it('twice within ten minutes, nor when the platform delivers the call again', async () => {
    const first = await ada.says('/tipjar post');
    posted(first);
    const again = await first.again();
    expect(again).toSay('call.repeated');
    nothing(again);
    town.clock.now += 10 * MINUTE - 1;
    const soon = await ada.says('/tipjar post');
    expect(soon).toSay('post.again', { minutes: 10 });
    nothing(soon);
    town.clock.now += 1;
    posted(await ada.says('/tipjar post'));
  });
});
