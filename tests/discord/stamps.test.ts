/** The bytes of a first response are kept for the next who is shown the same card, and differ in the stamp alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { to } from '../../src/bot/action.ts';
import { stampOf } from '../../src/bot/action-id.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import type { CallInteraction } from '../../src/discord/interaction.ts';
import { toCallback } from '../../src/discord/to-callback.ts';
import { toMessage } from '../../src/discord/to-message.ts';

const typed = { type: 2 } as unknown as CallInteraction;
const pressedOnPrivate = { type: 3, message: { flags: 64 } } as unknown as CallInteraction;
const sent = (answer: Reply, interaction: CallInteraction, stamp: string) =>
  JSON.parse(String(toCallback(answer, interaction, stamp).body));

const cardOf = (words: string): Reply =>
  reply(
    [words],
    [
      text([words]),
      buttons(
        button(words, to('tip', { user: '1' })),
        button('Report', to('tip report', { user: '12345678901234567890' })),
      ),
    ],
  );

const caller = fc.bigInt({ min: 1n, max: 10n ** 19n }).map((id) => `discord:${id}` as const);
const stamp = fc
  .tuple(caller, fc.integer({ min: Date.UTC(2026), max: Date.UTC(2050) }))
  .map(([account, at]) => stampOf('discord:1', account, at));

describe('the first response with a card', () => {
  it('is the same as if it had been made for its caller, whatever the card says and whoever had it before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.array(stamp, { minLength: 2 }), (words, stamps) => {
        const answer = cardOf(words);
        for (const one of stamps) {
          expect(sent(answer, typed, one)).toEqual({ type: 4, data: toMessage(answer, one) });
          expect(sent(answer, pressedOnPrivate, one)).toEqual({ type: 7, data: toMessage(answer, one) });
        }
      }),
    );
  });

  it('keeps a stamp that is written on the card as a text', () => {
    const mine = stampOf('discord:1', 'discord:2', Date.UTC(2026));
    const answer = cardOf(`${mine} and ${mine}`);
    const other = stampOf('discord:1', 'discord:3', Date.UTC(2027));
    expect(JSON.stringify(sent(answer, typed, other))).toContain(`${mine} and ${mine}`);
    expect(JSON.stringify(sent(answer, typed, other))).toContain(`|${other}"`);
  });

  it('may have a stamp of another length, as in a direct message', () => {
    const answer = cardOf('Hello');
    for (const one of ['', 'ownermrk|1', `${stampOf('discord:1', 'discord:2', 1)}|12345678901234567890`])
      expect(sent(answer, typed, one)).toEqual({ type: 4, data: toMessage(answer, one) });
  });

  it('that is changed after it was sent doesn’t change the next', () => {
    const answer = cardOf('Hello');
    const own = stampOf('discord:1', 'discord:2', Date.UTC(2026));
    toCallback(answer, typed, own).body.fill(0);
    expect(sent(answer, typed, own)).toEqual({ type: 4, data: toMessage(answer, own) });
  });
});
