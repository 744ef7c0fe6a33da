import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/bot/answer.ts';
import { bold } from '../../src/text/line.ts';
import { textsIn } from '../../src/text/texts.ts';
import { says } from './to-say.ts';
import { createTown, type Town } from './town.ts';

let town: Town;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, LEO: { name: 'Léo', language: 'fr' } });
});

const refusal = (who = 'BEN') => town.person(who).says('/tip @ada');

/** Whether an expectation holds, which is to be tested itself. */
function holds(expectation: () => void): boolean {
  try {
    expectation();
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('expected')) throw error;
    return false;
  }
}

describe('toSay', () => {
  it('passes for a message with its values, and fails for another value or another message', async () => {
    const shown = await refusal();
    expect(shown).toSay('tip.no-jar', { name: 'Ada' });
    expect(holds(() => expect(shown).toSay('tip.no-jar', { name: 'Ben' }))).toBe(false);
    expect(holds(() => expect(shown).toSay('tip.paused', { name: 'Ada' }))).toBe(false);
  });

  it('passes for any value that isn’t given', async () => {
    const shown = await refusal();
    expect(shown).toSay('tip.no-jar');
    expect(holds(() => expect(shown).toSay('tip.paused'))).toBe(false);
  });

  it('fails when negated for the message with any value, and with the value that is given', async () => {
    const shown = await refusal();
    expect(holds(() => expect(shown).not.toSay('tip.no-jar'))).toBe(false);
    expect(holds(() => expect(shown).not.toSay('tip.no-jar', { name: 'Ada' }))).toBe(false);
    expect(shown).not.toSay('tip.no-jar', { name: 'Ben' });
    expect(shown).not.toSay('tip.paused');
  });

  it('compares in the language of who reads it, or in the one that is named', async () => {
    const shown = await refusal('LEO');
    expect(shown).toSay('tip.no-jar', { name: 'Ada' });
    expect(shown).toSay('tip.no-jar', { name: 'Ada' }, 'fr');
    expect(holds(() => expect(shown).toSay('tip.no-jar', { name: 'Ada' }, 'en'))).toBe(false);
  });

  it('looks into forms, cards and texts', async () => {
    await town.person('ADA').says('/tipjar add ko-fi ada');
    expect(await town.person('ADA').says('/tipjar message')).toSay('message.label', { most: 200 });
    const card: Card = {
      title: ['Any title'],
      parts: [{ part: 'small', line: textsIn('fr').say('policy.roles') }],
    };
    expect(card).toSay('policy.roles', {}, 'fr');
    expect(holds(() => expect(card).toSay('policy.roles'))).toBe(false);
    expect(textsIn('en').words('policy.roles')).toSay('policy.roles');
  });

  it('takes signs in a value and in a message as what they are', () => {
    const typed = '.*[a](b)$&?';
    expect(textsIn('en').words('option.member.mention', { typed, usage: '/tip user' })).toSay('option.member.mention', {
      typed,
    });
    expect('Guidelines: anything').not.toSay('option.member.mention');
    expect(textsIn('en').words('channel.clear', { channel: bold('#a') })).toSay('channel.clear', { channel: '#a' });
  });

  it.each([0, 1, 2, 1234])('takes the plural that belongs to %i, and none that belongs to another number', (count) => {
    const text = textsIn('en').words('requests.count', { count });
    expect(text).toSay('requests.count', { count });
    expect(text).toSay('requests.count');
    expect(text).not.toSay('requests.count', { count: count + 1 });
  });

  it('takes the case that belongs to a word', () => {
    const text = textsIn('en').words('log.policy.log-channel', { actor: '@GRACE', what: 'off' });
    expect(text).toSay('log.policy.log-channel', { what: 'off' });
    expect(text).toSay('log.policy.log-channel');
    expect(text).not.toSay('log.policy.log-channel', { what: '#LOGS' });
  });

  it('throws for what it could compare with nothing, negated or not', async () => {
    const shown = await refusal();
    expect(() => expect(shown).not.toSay('tip.no-jar', { nane: 'Ada' })).toThrow('no place for nane');
    expect(() => expect(shown).not.toSay('requests.asked')).toThrow('no words of its own');
    expect(() => expect(undefined).not.toSay('tip.no-jar')).toThrow('nothing is shown');
  });

  it('tells what was said instead, and which message that is', async () => {
    const shown = await refusal();
    expect(() => expect(shown).toSay('tip.paused')).toThrow('which is tip.no-jar');
  });
});

describe('toOffer', () => {
  beforeEach(() => town.person('ADA').says('/tipjar add ko-fi ada'));

  it('passes for a whole label of a button, and fails for another one', async () => {
    const card = await refusal();
    expect(card).toOffer('button.report');
    expect(holds(() => expect(card).not.toOffer('button.report'))).toBe(false);
    expect(holds(() => expect(card).toOffer('button.publish'))).toBe(false);
    expect('Report this jar').not.toOffer('button.report');
  });

  it('looks at menus and their choices too', async () => {
    expect(await town.person('ADA').says('/tipjar setup')).toOffer('setup.menu.tip');
  });
});

describe('says', () => {
  it('tells what toSay expects', async () => {
    expect(says(await refusal(), 'tip.no-jar', { name: 'Ada' })).toBe(true);
    expect(says(await refusal(), 'tip.no-jar', { name: 'Ben' })).toBe(false);
  });
});
