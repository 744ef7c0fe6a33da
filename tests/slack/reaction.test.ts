import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventCallback } from '../../sandbox/slack/payloads.ts';
import { reactionIn } from '../../src/slack/reaction.ts';
import { openStage, type Stage, until } from '../support/stage.ts';
import { says } from '../support/to-say.ts';

const event = {
  type: 'reaction_added',
  user: 'U0BEN',
  item_user: 'U0ADA',
  reaction: '+1::skin-tone-3',
  item: { type: 'message', channel: 'C0GENERAL', ts: '1.0' },
};
const read = (more: object) => reactionIn(eventCallback({ ...event, ...more }, 0));

describe('a reaction', () => {
  it('is read without its skin tone, in the workspace that has the bot', () => {
    expect(read({})).toMatchObject({ team: 'T0TIPJAR', user: 'U0BEN', author: 'U0ADA', emoji: '+1', ts: '1.0' });
    const shared = { ...eventCallback(event, 0), team_id: 'T0OTHER' };
    expect(reactionIn(shared)).toMatchObject({ team: 'T0TIPJAR' });
  });

  it.each<[what: string, more: object]>([
    ['one’s own message', { user: 'U0ADA' }],
    ['a message whose author isn’t named', { item_user: undefined }],
    ['a file', { item: { type: 'file', file: 'F1' } }],
    ['nothing', { item: null }],
  ])('to %s opens no jar', (_, more) => {
    expect(read(more)).toBeUndefined();
  });
});

describe.each(['sockets', 'http'] as const)('over Slack’s %s', (way) => {
  let stage: Stage;
  let asked: string[] = [];
  beforeAll(async () => {
    stage = await openStage(async (path) => void asked.push(path.split('/').at(-1) ?? ''), way);
    await seat('ada').says('/tipjar add ko-fi ada');
  }, 60_000);
  afterAll(() => stage.close());
  const seat = (who: 'ada' | 'ben' | 'grace' | 'max') => stage.seat('slack', who);
  const visitor = () => stage.sandbox.visitors().slack;
  const newest = () => visitor().scene('ada').messages.at(-1)?.ts ?? '';
  const cards = (who: 'ben' | 'max' | 'ada') =>
    visitor()
      .scene(who)
      .messages.filter((one) => one.ephemeral && one.bot);
  const react = (who: 'ben' | 'max' | 'ada', ts: string, name = 'money_with_wings') =>
    visitor().react(who, { ts, name });

  /** In a socket, a command's answer comes after what came before it. */
  async function expectNothing(who: 'ben' | 'max' | 'ada', happens: () => Promise<unknown>) {
    const before = cards(who);
    asked = [];
    await happens();
    await seat('grace').says('/tipjar-admin reaction');
    expect(cards(who)).toEqual(before);
    expect(asked).not.toContain('chat.postEphemeral');
  }

  it('opens nothing until an admin has chosen its emoji', async () => {
    seat('ada').posts('My art');
    await expectNothing('ben', () => react('ben', newest()));
    expect(await seat('grace').says('/tipjar-admin reaction')).toSay('reaction.none');
    const chosen = await seat('grace').says('/tipjar-admin reaction 💸');
    expect(chosen).toSay('reaction.chosen', { emoji: ':money_with_wings:' });
    expect(await seat('grace').says('/tipjar-admin status')).toSay('policy.reaction');
  });

  it('opens the author’s card for whoever reacts, once for each message', async () => {
    seat('ada').posts('More art');
    const ts = newest();
    await react('ben', ts);
    await until(() => cards('ben').length > 0 && says(seat('ben').sees(), 'card.title', { name: 'Ada' }));
    expect(
      visitor()
        .scene('max')
        .messages.filter((one) => one.ephemeral),
    ).toEqual([]);
    await react('ben', ts);
    await expectNothing('ben', () => react('ben', ts));
    const twice = stage.sandbox.slackHooks().sent.findLast(({ type }) => type === 'events_api');
    await expectNothing('ben', async () => twice && stage.sandbox.slackHooks().deliver(twice));
    expect(stage.sandbox.rejected()).toEqual([]);
  });

  it('with another emoji, to one’s own message or to somebody without a jar opens and says nothing', async () => {
    seat('ada').posts('Still more art');
    const art = newest();
    await expectNothing('ben', () => react('ben', art, 'tada'));
    await expectNothing('ada', () => react('ada', art));
    seat('ben').posts('No art at all');
    await expectNothing('max', () => react('max', newest()));
  });

  it('says nothing where the rules refuse, and leaves notices for an answer that is shown', async () => {
    await seat('ada').says('/tipjar pause');
    seat('ada').posts('Paused art');
    await expectNothing('ben', () => react('ben', newest()));
    await seat('ada').says('/tipjar resume');
    await seat('grace').says('/tipjar-admin channel #general block');
    seat('ada').posts('Art in a blocked channel');
    await expectNothing('ben', () => react('ben', newest()));
    await seat('grace').says('/tipjar-admin channel #general clear');
  });

  it('is answered in the thread that its message is in', async () => {
    seat('ada').posts('A thread begins');
    const reply = stage.sandbox.slackHooks().reply('ada', 'In a thread', newest());
    await react('max', reply, 'money_with_wings::skin-tone-2');
    await until(() => cards('max').some((one) => one.threaded));
    expect(asked).toContain('conversations.replies');
  });

  it('opens nothing once an admin has ended it', async () => {
    const off = await (await seat('grace').says('/tipjar-admin reaction')).press('tipjar-admin reaction');
    expect(off).toSay('reaction.off');
    seat('ada').posts('The last art');
    await expectNothing('ben', () => react('ben', newest()));
  });
});
